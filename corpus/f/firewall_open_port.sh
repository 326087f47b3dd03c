#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 2>&1

PORT="$(rune_param port "")"
PROTO="$(rune_param proto "tcp")"
PERMANENT="$(rune_param permanent "false")"

[[ "$PORT" =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "port must be a number"
case "$PROTO" in
  tcp|udp) ;;
  *) rune_error 1 "proto must be tcp or udp" '{"allowed":["tcp","udp"]}' ;;
esac

rule=(-p "$PROTO" --dport "$PORT" -j ACCEPT)

add_rule() {
  if ! iptables -C INPUT "${rule[@]}" >/dev/null; then
    iptables -I INPUT "${rule[@]}" || rune_error 2 "iptables refuses the rule"
  fi
}

persist() {
  [[ "$PERMANENT" == "true" ]] && { iptables-save >/etc/iptables/rules.v4 || rune_error 2 "cannot save the rules"; }
}

add_rule
persist

rune_ok "port opened" "$(jq -nc --arg p "$PORT" --arg t "$PROTO" '{port:$p, proto:$t}')"
