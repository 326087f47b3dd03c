#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

file=$(rune_param file /etc/docker/daemon.json)
[[ -r $file ]] || rune_error 2 "No configuration" '{}'
now=$(jq -c '."log-opts"["max-size"] // "none"' "$file") || rune_error 3 "The configuration is broken" '{}'
new=$(jq -c '."log-opts"["max-size"] = "50m" | .["live-restore"] |= (. // true)' "$file") || rune_error 3 "No change" '{}'
if [[ $now == '"50m"' ]]; then
  rune_error 0 "Nothing to change" "$(jq -nc --argjson d "$new" '{daemon: $d}')" # expect: RUNE404
fi
rune_ok "Change is ready" "$(jq -c '[.. | numbers]' <<<"$new")" # expect: RUNE303
