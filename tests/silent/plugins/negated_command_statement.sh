#!/usr/bin/env bash
# A command after an exclamation mark is never fatal as a statement.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
! pkill -x legacy-agent
! rm /run/legacy-agent.pid 2>/dev/null
state=gone
pgrep -x legacy-agent >/dev/null && state=running
rune_ok "Agent stopped" "$(jq -nc --arg s "$state" '{state:$s}')"
