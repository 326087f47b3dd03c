#!/usr/bin/env bash
# Sends the parameters back, but for those that nobody else shall see.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
. "$HERE/rune_bpcs.sh"
rune_init

params=$(rune_all_params)
token=$(rune_param api_token "")
shown=$(jq -c 'del(.api_token, .password)' <<<"$params") || rune_error 100 "the parameters are no JSON" '{}'
if [[ -z $token ]]; then
  rune_error 1 "no api_token" "$shown"
fi
host=$(jq -r '.host // "localhost"' <<<"$params")
if ! curl -fsS -o /dev/null -H @- "https://$host/health" <<<"Authorization: Bearer $token"; then
  rune_error 2 "$host does not answer" "$(jq -nc --argjson p "$params" '{host: $p.host, port: $p.port}')"
fi
rune_ok "healthy, with the token ${token:0:4}..." "$shown"
