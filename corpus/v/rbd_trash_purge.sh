#!/usr/bin/env bash
# Purge expired images of a pool's trash.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

if ! problem=$(rune_init 2>&1); then
  printf 'rbd_trash_purge: %s\n' "${problem:0:200}" >&2
fi

declare -a ids=() purged=() kept=()
pool=$(rune_param pool rbd)
max=$(rune_param max 50)
[[ $pool =~ ^[A-Za-z0-9_.-]+$ ]] || rune_error 1 "bad pool" "$(jq -nc --arg p "$pool" '{pool:$p}')"
[[ $max =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "max must be 1..999" '{}'

json=$(timeout 60 rbd trash ls --pool "$pool" --format json --long 2>/dev/null) || rune_error 2 "cannot list the trash" '{}'
mapfile -t -n "$max" ids < <(jq -r '.[] | select(.status | startswith("expired")) | .id' <<<"$json")
for id in "${ids[@]}"; do
  if rbd trash rm --no-progress --pool "$pool" "$id" </dev/null >&2; then purged+=("$id"); else kept+=("$id"); fi
done
rune_ok "${#purged[@]} purged" "$(jq -nc --argjson k "${#kept[@]}" '{purged:$ARGS.positional, kept:$k}' --args "${purged[@]}")"
