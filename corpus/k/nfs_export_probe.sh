#!/usr/bin/env bash
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/net.sh"

readonly PORTS=(111 2049)
server=$(rune_param server "$(rune_ctx node localhost)")

rune_init

readonly SERVER=${server:-localhost}
[[ $SERVER =~ ^[a-z0-9.:-]+$ ]] || rune_error 1 "server is malformed" '{"field":"server"}'
for port in "${PORTS[@]}"; do
  net_tcp_open "$SERVER" "$port" || rune_error 2 "Port is closed" "$(jq -nc --arg s "$SERVER" --argjson p "$port" '{server: $s, port: $p}')"
done

exports=$(showmount --no-headers -e "$SERVER" 2>/dev/null) || rune_error 3 "showmount failed" "$(jq -nc --arg s "$SERVER" '{server: $s}')"
if [[ -z $exports ]]; then
  rune_error 3 "The server exports nothing" "$(net_resolve_json "$SERVER")"
fi
rune_ok "Exports found" "$(awk '{print $1}' <<<"$exports" | jq -Rnc --arg s "$SERVER" '{server: $s, exports: [inputs]}')"
