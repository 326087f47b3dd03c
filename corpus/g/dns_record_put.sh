#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

ZONE=$(rune_param zone "")
NAME=$(rune_param name "")
ADDR=$(rune_param address "")
TTL=$(rune_param ttl 300)
DNS_TOKEN=$(rune_param api_token "")

[[ -n $ZONE && -n $NAME && -n $ADDR ]] ||
  rune_error 1 "zone, name and address are required" '{"required":["zone","name","address"]}'
[[ -n $DNS_TOKEN ]] || rune_error 4 "no API token" '{"missing":["api_token"]}'
[[ $TTL =~ ^[0-9]{1,5}$ ]] || rune_error 1 "ttl must be seconds" '{"invalid":["ttl"]}'

BODY="{\"name\":\"$NAME\",\"type\":\"A\",\"content\":\"$ADDR\",\"ttl\":$TTL}"

STATUS=$(curl -sS -m 20 -o /dev/null -w '%{http_code}' -X PUT -H "Authorization: Bearer $DNS_TOKEN" --data "$BODY" "https://dns.example.net/v1/zones/$ZONE/records") || STATUS=000

case $STATUS in
  200 | 201 | 204) ;;
  404) rune_error 404 "no such zone" "$(jq -nc --arg z "$ZONE" '{zone:$z}')" ;;
  000) rune_error 2 "the API does not answer" '{}' ;;
  *) rune_error 3 "the API refuses the record" "$(jq -nc --arg s "$STATUS" '{http_status:$s}')" ;;
esac

rune_ok "record written" "$(jq -nc --arg n "$NAME" --arg a "$ADDR" --argjson t "$TTL" '{name:$n, address:$a, ttl:$t}')"
