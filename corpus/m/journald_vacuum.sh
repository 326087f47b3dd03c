#!/bin/bash
# journald_vacuum - shrink the persistent journal
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

SIZE=$(rune_param max_size 500M)
TIME=$(rune_param max_age "")
NOISY=$(rune_param verbose false)

say() {
  if [ "$NOISY" = true ]; then
    echo "journald_vacuum: $*"
  fi
}

usage_kb() {
  du -sk /var/log/journal 2>/dev/null | cut -f1
}

[[ $SIZE =~ ^[1-9][0-9]*[KMGT]$ ]] || rune_error 1 "max_size must look like 500M" '{"parameter":"max_size"}'
[[ -z $TIME || $TIME =~ ^[1-9][0-9]*(d|weeks|months)$ ]] || rune_error 1 "max_age must look like 30d" '{"parameter":"max_age"}'
[[ -d /var/log/journal ]] || rune_error 4 "The journal is not persistent here" '{"directory":"/var/log/journal"}'

args=(--vacuum-size="$SIZE")
[[ -z $TIME ]] || args+=(--vacuum-time="$TIME")

before=$(usage_kb) || before=0
say "journal holds $before kB"
if ! journalctl --rotate >&2; then
  rune_error 2 "journalctl --rotate failed" "{}"
fi
err=$(journalctl --quiet "${args[@]}" 2>&1) || rune_error 3 "Vacuum failed" "$(jq -nc --arg e "$err" '{output:$e}')"
after=$(usage_kb) || after=0
say "journal holds $after kB now"

if [ "$after" -gt "$before" ]; then
  rune_error 5 "The journal grew while it was vacuumed" "$(jq -nc --argjson b "$before" --argjson a "$after" '{before_kb:$b, after_kb:$a}')"
fi
rune_ok "Journal vacuumed" "$(jq -nc --argjson b "$before" --argjson a "$after" '{before_kb:$b, after_kb:$a, freed_kb:($b - $a)}')"
