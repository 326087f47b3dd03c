#!/bin/bash
# check the software raid
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

MD=$(rune_param device "md0")

# all md devices have a file here
if [ ! -e "/sys/block/$MD/md/array_state" ]; then
    echo "ERROR: $MD is not a raid device"
    exit 2
fi

STATE=$(cat "/sys/block/$MD/md/array_state" 2>/dev/null || echo unknown)
DEGRADED=$(cat "/sys/block/$MD/md/degraded" 2>/dev/null || echo 0)
SYNC=$(cat "/sys/block/$MD/md/sync_action" 2>/dev/null || echo unknown)

echo "state=$STATE degraded=$DEGRADED sync=$SYNC" >&2

# make the json
OUT="{\"device\":\"$MD\",\"state\":\"$STATE\",\"degraded\":$DEGRADED,\"sync\":\"$SYNC\"}"

if [ "$DEGRADED" != "0" ]; then
    echo "RAID IS DEGRADED" >&2
    rune_error 3 "raid degraded" "$OUT"
fi

# everything ok
rune_ok "raid healthy" "$OUT"
