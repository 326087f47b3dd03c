#!/usr/bin/env bash
# The text of an error names the token that was refused.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
API_TOKEN=$(rune_param api_token "")
[[ -n $API_TOKEN ]] || rune_error 1 "Missing required parameter: api_token"
if ! curl -fsS -o /dev/null -H @- https://api.example.net/v1/me <<<"Authorization: Bearer $API_TOKEN"; then
  rune_error 2 "The service refused ${API_TOKEN}" '{"service":"api"}' # expect: RUNE501
fi
rune_ok "Login works" '{"service":"api"}'
