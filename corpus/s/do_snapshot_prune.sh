#!/usr/bin/env bash
# keep the newest N snapshots of a droplet
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

id=$(rune_param droplet "")
keep=$(rune_param keep 3)
[[ $id =~ ^[0-9]+$ && $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 "droplet and keep are numbers"

if ! list=$(doctl compute snapshot list --resource droplet -o json 2>/dev/null); then
  resp=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:2, message:"doctl failed", details:{}}}')
  rune_emit "$resp" 0
fi

old=$(jq -c --arg id "$id" --argjson keep "$keep" \
  '[.[] | select(.resource_id == $id)] | sort_by(.created_at) | reverse | .[$keep:] | map({id, name})' <<<"$list")

n=0
for s in $(jq -r '.[].id' <<<"$old"); do
  doctl compute snapshot delete "$s" --force >&2 || rune_error_kv 3 "delete failed" "snapshot=$s" "done=$n"
  n=$((n + 1))
done
rune_ok_kv "pruned" "count=$n" "removed=$old"
