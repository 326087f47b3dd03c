#!/bin/bash
# disk usage report for one or more mounts
# params: mounts = "/ /var /home" , limit = 85
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$SCRIPT_DIR/lib/rune_bpcs.sh"
rune_init

MOUNTS="$(rune_param mounts "/")"
LIMIT="$(rune_param limit 85)"

# limit must be a number
case "$LIMIT" in
    ''|*[!0-9]*)
        rune_error 1 "limit must be a number" '{"field":"limit","expected":"integer"}'
        ;;
esac

TMP=$(mktemp)
trap 'rm -f "$TMP"' EXIT

# put the df output in a file, then read the file (NOT a pipe, pipes eat variables)
if ! df -P $MOUNTS > "$TMP" 2>/dev/null; then
    echo "df has failed" >&2
    rune_error 2 "could not read disk usage" "$(jq -nc --arg m "$MOUNTS" '{mounts:$m}')"
fi

FULL=0
COUNT=0
FIRST=1
while read -r FS BLOCKS USED AVAIL PCT MNT; do
    # skip header
    if [ $FIRST = 1 ]; then
        FIRST=0
        continue
    fi
    COUNT=$((COUNT+1))
    P=${PCT%\%}
    echo "DEBUG $MNT is at $P ($FS $BLOCKS $USED $AVAIL)" >&2
    if [ "$P" -ge "$LIMIT" ]; then
        FULL=$((FULL+1))
        echo "WARNING $MNT is too full" >&2
    fi
done < "$TMP"

rune_out "checked=$COUNT"
rune_out full "$FULL"
rune_out limit "$LIMIT"

if [ $FULL -gt 0 ]; then
    rune_err 3 "Some filesystems are too full"
fi

rune_finish "disk check finished"
