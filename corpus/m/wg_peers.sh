#!/usr/bin/env bash
# wg_peers: who is connected to a WireGuard interface, as typed JSON
set -euo pipefail
source "${BASH_SOURCE%/*}/rune_bpcs.sh"
rune_init

# wg show dump would hand out the private and preshared secrets, so field 1 of the first line and field 2 of the peers go away at once
dump() { wg show "$1" dump 2>/dev/null | awk -F'\t' -v OFS='\t' 'NR > 1 { print $1, $3, $4, $5, $6, $7 }'; }

ifc=$(rune_param interface wg0)
stale=$(rune_param stale_after 180)
[[ ${#ifc} -le 15 && $ifc =~ ^[[:alnum:]_=+.-]+$ ]] || rune_error 1 "interface is malformed" '{"parameter":"interface"}'
[[ $stale =~ ^[0-9]+$ ]] || rune_error 1 "stale_after must be seconds" '{"parameter":"stale_after"}'
type wg >/dev/null 2>&1 || rune_error 4 "wireguard-tools are not installed" '{}'
ip link show dev "$ifc" >/dev/null 2>&1 || rune_error 2 "no such interface" "$(jq -nc --arg i "$ifc" '{interface:$i}')"

if ! rows=$(dump "$ifc"); then
  rune_error 2 "wg show failed" "$(jq -nc --arg i "$ifc" '{interface:$i}')"
fi

# printed by a here-document into jq, not for RUNE's eyes
peers=$(jq -Rnc --argjson stale "$stale" '
  [ inputs | select(length > 0) | split("\t")
    | { peer: .[0], endpoint: .[1], allowed_ips: (.[2] / ","),
        last_handshake: (.[3] | tonumber), rx: (.[4] | tonumber), tx: (.[5] | tonumber) }
    | .connected = (.last_handshake > 0 and now - .last_handshake < $stale) ]' <<EOF
$rows
EOF
) || rune_error 3 "wg printed something unexpected" "$(jq -nc --arg i "$ifc" '{interface:$i}')"

case $(jq -r 'map(select(.connected)) | length' <<<"$peers") in
  0) rune_error 3 "no peer is connected" "$(jq -c '{peers:.}' <<<"$peers")" ;;
  *) rune_ok "peers listed" "$(jq -c '{peers:.}' <<<"$peers")" ;;
esac
