#!/usr/bin/env bash
# What a helper puts into an element of an array by a name reference stands there.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

declare -A burn=()
query() {
  local -n _value=$1
  local answer
  answer=$(curl -fsS --max-time 10 "http://127.0.0.1:9090/api/v1/query?query=$2") || return 1
  _value=$(jq -r '.data.result[0].value[1] // "0"' <<<"$answer") || return 1
}
for window in 5m 1h; do
  query "burn[$window]" "$window" || rune_error 2 "no answer" '{}'
done
rune_ok "burn rates" "$(jq -nc --arg m "${burn[5m]}" --arg h "${burn[1h]}" '{m:$m, h:$h}')"
