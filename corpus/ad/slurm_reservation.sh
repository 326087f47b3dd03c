#!/usr/bin/env bash
# Maintenance reservation over a list of nodes.
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

obj()    { jq -nc "$@" '$ARGS.named'; }
bad()    { rune_error 1 "$1" "$(obj --arg parameter "$2")"; }
exists() { scontrol -o show reservation "$1" >/dev/null 2>&1; }

# names of all reservations that are flagged MAINT
maint_names() {
  scontrol -o show reservation 2>/dev/null | grep 'Flags=[A-Z_,]*MAINT' | sed 's/^ReservationName=\([^ ]*\).*/\1/'
}

nodes=$(rune_param nodes '')
hours=$(rune_param hours 4)
name=$(rune_param name "maint-$(date +%Y%m%d)")

[[ $nodes =~ ^[a-z0-9,-]+(\[[0-9,-]+\])?$ ]] || bad 'invalid node list' nodes
[[ $name =~ ^[a-z0-9_-]+$ ]] || bad 'invalid name' name
if [[ $hours -lt 1 || $hours -gt 72 ]]; then
  bad 'hours must be between 1 and 72' hours
fi
exists "$name" && rune_error 3 'there is a reservation of this name' "$(obj --arg name "$name")"

others=$(maint_names)
scontrol create reservation ReservationName="$name" Nodes="$nodes" StartTime=now Duration="${hours}:00:00" \
  Users=root Flags=MAINT,IGNORE_JOBS >&2 || rune_error 2 'scontrol refused' "$(obj --arg nodes "$nodes")"

rune_ok 'reservation made' "$(obj --arg name "$name" --arg nodes "$nodes" --arg hours "$hours" --arg others "${others//$'\n'/,}")"
