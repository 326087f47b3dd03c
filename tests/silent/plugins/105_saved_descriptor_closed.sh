#!/usr/bin/env bash
# The daemon gets neither the contract stdout nor the saved copy.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
CONF="$(rune_param config "/etc/relay/relay.conf")"
[[ -r $CONF ]] || rune_error 4 "No such configuration" "$(jq -nc --arg c "$CONF" '{config:$c}')" >&3
/opt/relay/bin/relayd --config "$CONF" </dev/null >/dev/null 2>&1 3>&- &
PID=$!
rune_ok "Relay started" "$(jq -nc --arg p "$PID" '{pid:($p|tonumber)}')" >&3
