#!/usr/bin/env bash
# Asks an API for its hosts; the header with the token is an argument of curl in every request.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

api() {
  local path=$1
  curl -fsS --max-time 10 -H "Authorization: Bearer $TOKEN" "$BASE/$path" # expect: RUNE502
}

rune_init
BASE=$(rune_param url "https://cmdb.lan/api")
TOKEN=$(rune_param token "")
[[ -n $TOKEN ]] || rune_error 1 "no token" '{"missing":["token"]}'

hosts=$(api hosts) || rune_error 2 "cannot list the hosts" '{}'
count=$(jq -r 'length' <<<"$hosts") || rune_error 3 "the answer is no JSON" '{}'
rune_ok_kv "counted" hosts="$count"
