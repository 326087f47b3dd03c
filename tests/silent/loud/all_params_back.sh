#!/usr/bin/env bash
# The plugin sends all parameters back although one of them is a token.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
API_TOKEN="$(rune_param api_token "")"
[[ -n "$API_TOKEN" ]] || rune_error 1 "api_token is required"
if ! printf 'header = "X-Auth: %s"\n' "$API_TOKEN" | curl -fsS -o /dev/null -K - https://api.lan/ping; then
  rune_error 2 "the interface refuses the call" "$(rune_all_params)" # expect: RUNE501
fi
rune_ok "the interface answers" '{}'
