#!/usr/bin/env bash
set -euo pipefail; IFS=$' \t\n'
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); source "$DIR/rune_bpcs.sh"; rune_init

name=$(rune_param name ""); zone=$(rune_param zone example.net)
ddns_token=$(rune_param ddns_token "")
[[ $name =~ ^[a-z0-9-]+$ && $zone =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad name or zone" '{"invalid":["name","zone"]}'
[[ $ddns_token ]] || rune_error 4 "no ddns_token" '{"missing":["ddns_token"]}'

addr=$(ip -json -4 route get 192.0.2.1 2>/dev/null | jq -r '.[0].prefsrc') || rune_error 2 "no address" '{}'
now=$(dig +short +time=2 "$name.$zone" A @ns1.example.net 2>/dev/null | tail -n 1) || now=""
[[ $addr != "$now" ]] || rune_ok "unchanged" "$(jq -nc --arg a "$addr" '{address:$a, changed:false}')"

body=$(jq -nc --arg n "$name" --arg a "$addr" '{name:$n, type:"A", content:$a}')
code=$(curl -sS -m 10 -o /dev/null -w '%{http_code}' -X PUT --config - --data "$body" "https://ddns.example.net/$zone" 2>/dev/null <<EOF
header = "X-Auth: $ddns_token"
header = "Content-Type: application/json"
EOF
) || code=000
[[ $code == 2?? ]] || rune_error 3 "update refused" "$(jq -nc --arg c "$code" '{http_status:$c, token_given:true}')"

curl -fsS -m 5 -o /dev/null --netrc-file /etc/rune/netrc https://hb.example.net/ping/ddns >/dev/null 2>&1 </dev/null &
wait "$!" || echo "heartbeat not taken" >&2
rune_ok "updated" "$(jq -nc --arg a "$addr" --arg o "$now" '{address:$a, old:($o | select(length > 0) // null), changed:true}')"
