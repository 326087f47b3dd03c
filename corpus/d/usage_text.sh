#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"

usage() {
  cat <<EOF
usage: send a message with action=up|down and iface=NAME
EOF
  exit 1
}

rune_init
require ip

ACTION=$(rune_param action "")
IFACE=$(rune_param iface "")

case "$ACTION" in
  up|down) ;;
  *) usage ;;
esac

[[ $IFACE =~ ^[a-z0-9]+$ ]] || die 1 "Bad interface"
run_or_fail 3 "Cannot change link" ip link set dev "$IFACE" "$ACTION"

ip -br addr show dev "$IFACE" || log "no address"
STATE=$(cat "/sys/class/net/$IFACE/operstate" 2>/dev/null) || STATE=unknown
rune_ok "changed" "$(jq -nc --arg i "$IFACE" --arg s "$STATE" '{iface:$i, state:$s}')"
