#!/usr/bin/env bash
# The process substitution only feeds the initialisation.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
MESSAGE="$(cat)"
rune_init < <(printf '%s\n' "$MESSAGE")
SHELF="$(rune_param shelf "a1")"
sg_ses --page=0x2 "/dev/disk/by-shelf/${SHELF}" >/dev/null 2>&1 || rune_error 2 "The shelf does not answer"
rune_ok "Shelf answers" "$(jq -nc --arg s "$SHELF" '{shelf:$s}')"
