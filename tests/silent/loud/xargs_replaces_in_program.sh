#!/usr/bin/env bash
# The replacement of xargs puts the value into the program text.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
names=$(rune_param names "")
printf '%s\n' "$names" | xargs -I{} sh -c 'touch /srv/flags/{}' || rune_error 3 "Cannot flag" # expect: RUNE503
rune_ok "Flagged" "$(jq -nc --arg n "$names" '{names:$n}')"
