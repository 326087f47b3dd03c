#!/usr/bin/env bash
# Handshake with every edge address of a name; slow ones and short-lived certificates are reported.
set -euo pipefail
shopt -s lastpipe
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

sni=$(rune_param sni "")
min_days=$(rune_param min_days 14)
[[ $sni =~ ^([a-z0-9-]+\.)+[a-z]{2,}$ ]] || rune_error 1 "sni must be a host name" '{"missing":["sni"]}'
[[ $min_days =~ ^(0|[1-9][0-9]{0,2})$ ]] || rune_error 1 "min_days must be 0..999" '{"bad":["min_days"]}'

addrs=()
dig +short +time=3 A "$sni" 2>/dev/null | { grep -E '^[0-9.]+$' || true; } | while read -r ip; do
  addrs+=("$ip")
done || true
(( ${#addrs[@]} )) || rune_error 2 "the name has no address" "$(jq -nc --arg s "$sni" '{sni:$s}')"

handshake() {  # prints the PEM of the leaf
  timeout 8 openssl s_client -connect "$1:443" -servername "$sni" -verify_return_error </dev/null 2>/dev/null \
    | openssl x509 2>/dev/null
}

bad=0
for ip in "${addrs[@]}"; do
  if ! pem=$(handshake "$ip"); then
    rune_out "edge_$((++bad))" "$ip no-handshake"
  elif ! openssl x509 -noout -checkend $(( min_days * 86400 )) <<<"$pem" >/dev/null; then
    printf -v why '%s expires %s' "$ip" "$(openssl x509 -noout -enddate <<<"$pem" | cut -d= -f2)"
    rune_out "edge_$((++bad))" "$why"
  else
    echo "$ip is fine" >&2
  fi
done

rune_out addresses "${#addrs[@]}"
(( bad == 0 )) || rune_err 3 "$bad of ${#addrs[@]} edges are bad"
rune_finish "edges probed"
