#!/bin/bash
# states of the BeeGFS storage targets
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"

request=$(cat)
logger -t beegfs_targets "request $(jq -r '.message_metadata.message_id // "?"' <<<"$request")" || true
printf '%s\n' "$request" | rune_init

kind=$(rune_param nodetype storage)
[[ $kind == meta ]] || kind=storage

table=$(beegfs-ctl --listtargets --nodetype="$kind" --state --longnodes 2>/dev/null) || rune_error 2 "beegfs-ctl failed" "$(jq -nc --arg k "$kind" '{nodetype:$k}')"

bad=$(awk 'NR > 2 && NF >= 4 && ($2 != "Online" || $3 != "Good") { print $1 }' <<<"$table" | wc -l)
all=$(awk 'NR > 2 && NF >= 4' <<<"$table" | wc -l)
out=$(jq -nc --argjson a "$all" --argjson b "$bad" --arg k "$kind" '{nodetype:$k, targets:$a, bad:$b}')

if (( bad > 0 )); then
  rune_error 3 "$bad of $all targets are not good" "$out"
fi
rune_ok "all targets are good" "$out"
