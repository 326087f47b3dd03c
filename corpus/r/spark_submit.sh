#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

app=$(rune_param app "")
class=$(rune_param class "")
day=$(rune_param day "$(date -d yesterday +%F)")
mode=$(rune_param deploy_mode cluster)

[[ -r $app ]] || rune_error 2 "jar not readable" "$(jq -nc --arg a "$app" '{app:$a}')"
date -d "$day" +%F >/dev/null 2>&1 || rune_error 1 "bad day" "$(jq -nc --arg d "$day" '{day:$d}')"

args=(--master yarn --deploy-mode "$mode" --class "$class"
  --conf spark.sql.shuffle.partitions=400 --conf spark.dynamicAllocation.enabled=true
  --name "etl-$day" "$app" --day "$day")

if [[ $mode == client ]]; then
  exec spark-submit "${args[@]}" >&2
fi

log=$(mktemp); trap 'rm -f "$log"' EXIT
spark-submit "${args[@]}" >"$log" 2>&1 || rune_error 3 "submit failed" "$(grep -m1 'Exception' "$log" | jq -R '{error:.}')"
id=$(grep -o 'application_[0-9]*_[0-9]*' "$log" | head -n1)
yarn application -status "$id" >"$log" 2>/dev/null || rune_error 3 "no status" "$(jq -nc --arg i "$id" '{application:$i}')"
state=$(awk -F' : ' '/Final-State/ {print $2}' "$log")
rune_ok "submitted" "$(jq -nc --arg i "$id" --arg s "$state" '{application:$i, final_state:$s}')"
