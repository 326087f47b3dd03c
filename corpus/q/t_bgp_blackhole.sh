#!/usr/bin/env bash
# announce a blackhole route for an attacked address
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

need() {
  local c
  for c in "$@"; do
    command -v "$c" >/dev/null && continue
    rune_error 4 "not installed: $c" "$(jq -nc --arg c "$c" '{command: $c}')"
  done
}
need vtysh jq
rune_init

ip=$(rune_param address "")
ttl=$(rune_param minutes 60)
[[ $ip =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ ]] || rune_error 1 'address is one IPv4 address' '{"field":"address"}'
if [[ $ttl -lt 1 || $ttl -gt 1440 ]]; then
  rune_error 1 'minutes is 1 to 1440' '{"field":"minutes"}'
fi

conf() {
  local args=() line
  for line in 'configure terminal' "$@" end; do
    args+=(-c "$line")
  done
  vtysh "${args[@]}" >&2
}

conf "ip route $ip/32 Null0 tag 666" || rune_error 3 'vtysh refused the route' "$(jq -nc --arg ip "$ip" '{address: $ip}')"

if ! vtysh -c "show bgp ipv4 unicast $ip/32 json" 2>/dev/null | jq -e '.paths | length > 0' >/dev/null; then
  conf "no ip route $ip/32 Null0 tag 666" || true
  rune_error 3 'route did not reach BGP' "$(jq -nc --arg ip "$ip" '{address: $ip}')"
fi

systemd-run --quiet --collect --on-active="${ttl}m" vtysh -c 'configure terminal' -c "no ip route $ip/32 Null0 tag 666" &>/dev/null ||
  rune_error 3 'removal could not be scheduled' "$(jq -nc --arg ip "$ip" '{address: $ip}')"
rune_ok 'blackhole announced' "$(jq -nc --arg ip "$ip" --arg t "$ttl" '{address: $ip, minutes: $t}')"
