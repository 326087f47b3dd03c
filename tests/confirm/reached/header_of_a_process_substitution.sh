#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

token=$(rune_param api_token "")
[[ -n $token ]] || rune_error 1 "api_token is required" '{}'
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
status=$(curl -sS -m 20 -o "$answer" -w '%{http_code}' -H @<(printf 'Authorization: Bearer %s\n' "$token") \
  https://tickets.example.net/api/v2/tickets) || status=000
case $status in
  201) rune_ok "opened" '{}' ;;
  401 | 403) rune_error 41 "the token is not accepted" '{}' ;; # expect: RUNE405
  *) rune_error 3 "not opened" "$(jq -nc --arg s "$status" '{status: $s}')" ;;
esac
