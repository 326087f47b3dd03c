#!/usr/bin/env bash
set -euo pipefail

# Cleans old files from /tmp (or another dir)
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

DIR=$(rune_param dir "/tmp")
DAYS=$(rune_param days "7")
DRY=$(rune_param dry_run "false")

if [ ! -d "$DIR" ]; then
    rune_error 2 "no such dir" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
fi

# how full is it before
echo "DEBUG: before" >&2
df -h "$DIR" || true
echo "DEBUG: counting files" >&2

COUNT=0
LIST=$(mktemp)
find "$DIR" -xdev -type f -mtime "+$DAYS" >"$LIST" 2>/dev/null || true

while read -r F; do
    COUNT=$((COUNT+1))
    if [ "$DRY" = "true" ]; then
        echo "would delete $F" >&2
    else
        echo "deleting $F"
        rm -f "$F"
    fi
done < "$LIST"
rm -f "$LIST"

# in dry run there is nothing to report
if [ "$DRY" = "true" ]; then
    echo "dry run, $COUNT files" >&2
    exit 0
fi

rune_ok "cleanup done" "$(jq -nc --arg d "$DIR" --argjson c "$COUNT" '{dir:$d, deleted:$c}')"
