#!/usr/bin/env bash
# The daemon has a muted stdout but inherits the saved copy of it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
CONF="$(rune_param config "/etc/relay/relay.conf")"
[[ -r $CONF ]] || rune_error 4 "No such configuration" "$(jq -nc --arg c "$CONF" '{config:$c}')" >&3
/opt/relay/bin/relayd --config "$CONF" >/dev/null 2>&1 </dev/null & # expect: RUNE105
rune_ok "Relay started" "$(jq -nc --arg p "$!" '{pid:($p|tonumber)}')" >&3
