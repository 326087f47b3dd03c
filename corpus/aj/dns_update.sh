#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

readonly SERVER=ns1.internal ZONE=internal.example.org
readonly -A TTL=([A]=300 [AAAA]=300 [CNAME]=900)

rtype=$(rune_param type A)
name=$(rune_param name "")
value=$(rune_param value "")
tsig_secret=$(rune_param tsig_secret "")

ttl=${TTL[${rtype:-none}]:-}
[[ -n $ttl ]] || rune_error 1 "type must be A, AAAA or CNAME" "$(jq -nc --arg t "$rtype" '{type: $t}')"

checked=1
[[ $name =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?$ ]] || checked=0
case $rtype in
  A) [[ $value =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ ]] || checked=0 ;;
  AAAA) [[ $value =~ ^[0-9a-f:]+$ ]] || checked=0 ;;
  CNAME) [[ $value =~ ^[a-z0-9.-]+$ ]] || checked=0 ;;
esac
((checked)) || rune_error 1 "name or value does not fit the type" "$(jq -nc --arg n "$name" --arg v "$value" '{name: $n, value: $v}')"
[[ $tsig_secret =~ ^[A-Za-z0-9+/]+=*$ ]] || rune_error 1 "tsig_secret is not base64" '{"field":"tsig_secret"}'

workdir=$(mktemp -d)
trap 'rm -rf -- "$workdir"' EXIT
(
  umask 077
  printf 'key "rune" { algorithm hmac-sha256; secret "%s"; };\n' "$tsig_secret" >"$workdir/tsig.conf"
)
cat >"$workdir/batch" <<NSUPDATE
server $SERVER
zone $ZONE
update delete $name.$ZONE. $rtype
update add $name.$ZONE. $ttl $rtype $value
send
NSUPDATE

if ! nsupdate -k "$workdir/tsig.conf" "$workdir/batch" 2>&1; then
  rune_error 3 "nsupdate failed" "$(jq -nc --arg n "$name" --arg s "$SERVER" --arg k "$tsig_secret" '{name: $n, server: $s, tsig: $k}')"
fi

answer=$(dig +short "@$SERVER" "$name.$ZONE" "$rtype" 2>/dev/null) || answer=""
rune_ok_kv "Record is set" "name=$name.$ZONE" "type=$rtype" "ttl=$ttl" "answer=$answer"
