#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

API="$(rune_param api "http://127.0.0.1:8081/api/v1")"
ZONE="$(rune_param zone "")"
NAME="$(rune_param name "")"
ADDR="$(rune_param address "")"
TTL="$(rune_param ttl "300")"

for pair in "zone=$ZONE" "name=$NAME" "address=$ADDR"; do
  if [[ -z "${pair#*=}" ]]; then
    rune_error 1 "Missing required parameter: ${pair%%=*}"
  fi
done

resp="$(mktemp)"
trap 'rm -f -- "$resp"' EXIT

code=$(curl -sS --netrc -o "$resp" -w '%{http_code}' -X PATCH -H 'Content-Type: application/json' -d "{\"rrsets\":[{\"name\":\"$NAME\",\"type\":\"A\",\"ttl\":$TTL,\"changetype\":\"REPLACE\",\"records\":[{\"content\":\"$ADDR\"}]}]}" "$API/servers/localhost/zones/$ZONE") || code=000

if [[ "$code" != 204 ]]; then
  err="$(jq -r '.error // "unknown"' "$resp" 2>/dev/null || true)"
  echo "api said $code: $err"
  rune_error 2 "record not written" "$(jq -nc --arg c "$code" --arg e "$err" '{http:$c, error:$e}')"
fi

# read it back
seen=$(dig +short A "$NAME" @127.0.0.1 | grep -Fx "$ADDR")
rune_ok "record written" "$(jq -nc --arg n "$NAME" --arg a "$seen" '{name:$n, address:$a}')"
