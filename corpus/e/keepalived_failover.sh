#!/usr/bin/env bash
# Force a VRRP failover by stopping keepalived until the VIP has left.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

usage() {
  printf 'needs: vip (address), iface (device)\n' >&2
  exit 1
}

has_vip() {
  ip -o addr show dev "$1" 2>/dev/null | grep -qF " $2/"
}

wait_gone() {
  local i
  for i in 1 2 3 4 5 6 7 8 9 10; do
    has_vip "$1" "$2" || return 0
    echo "waiting for $2 to leave ($i)"
    sleep 1
  done
  return 1
}

main() {
  rune_init
  local vip iface
  vip=$(rune_param vip "")
  iface=$(rune_param iface eth0)
  [ -n "$vip" ] || usage

  if ! has_vip "$iface" "$vip"; then
    rune_ok_kv "this node is not master" "vip=$vip"
  fi

  systemctl stop keepalived || rune_error 2 "cannot stop keepalived" '{}'
  if wait_gone "$iface" "$vip"; then
    systemctl start keepalived || rune_error 2 "cannot start keepalived again" '{}'
    rune_ok_kv "failed over" "vip=$vip" "iface=$iface"
  fi
  systemctl start keepalived || true
  rune_error_kv 3 "the address did not move" "vip=$vip"
}

main "$@"
