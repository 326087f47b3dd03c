#!/usr/bin/env bash
# Only the readers run in subshells, which have copies of the variables.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
SUMMARY="$( (
  node="$(rune_ctx node "unknown")"
  by="$(rune_ctx requested_by "nobody")"
  printf '%s for %s' "$node" "$by"
) )"
mapfile -t TAGS < <(rune_param_json tags '[]' | jq -r '.[]')
rune_ok "Summed up" "$(jq -nc --arg s "$SUMMARY" --arg n "${#TAGS[@]}" '{summary:$s, tags:($n|tonumber)}')"
