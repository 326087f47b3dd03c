#!/usr/bin/env bash
# The unit name is matched by a closed pattern before it goes into a remote command line.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
unit=$(rune_param unit "")
host=$(rune_ctx node "")
[[ $unit =~ ^[a-z][a-z0-9_-]{0,40}$ ]] || rune_error 1 "Bad unit name"
[[ $host =~ ^[a-z0-9][a-z0-9.-]*$ ]] || rune_error 1 "Bad node name"
ssh -n "$host" "systemctl restart $unit && systemctl is-active $unit" >&2 || rune_error 3 "Restart failed"
rune_ok "Restarted" "$(jq -nc --arg u "$unit" '{unit:$u}')"
