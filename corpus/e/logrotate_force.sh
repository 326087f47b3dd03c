#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

CONF=$(rune_param config /etc/logrotate.conf)
[[ -f $CONF ]] || rune_error 4 "config is missing" "$(jq -nc --arg c "$CONF" '{config:$c}')"

# keep logrotate's chatter away from the contract
exec 3>&1 1>&2

echo "forcing rotation with $CONF"
if ! logrotate --force --verbose "$CONF"; then
  rune_error 3 "logrotate failed" '{}' >&3
fi

free_kb=$(df -Pk /var/log 2>/dev/null | awk 'NR == 2 { print $4 }') || free_kb=0
systemctl kill -s HUP rsyslog
rune_ok "rotated" "$(jq -nc --argjson k "$free_kb" '{free_kb:$k}')"
