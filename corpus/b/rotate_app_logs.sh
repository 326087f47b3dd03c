#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

###########################################
# rotate the logs of the application
###########################################

APP=$(rune_param app "")
KEEP=$(rune_param keep "5")
[ -n "$APP" ] || rune_error 1 "app missing" '{"missing":["app"]}'
[[ $APP =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "bad app name" "{}"
[[ $KEEP =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1-99" "{}"

LOGDIR="/var/log/$APP"
MYLOG=$(mktemp)
ROTATED=0

if [ ! -d "$LOGDIR" ]; then
    rune_error 2 "log directory missing" "$(jq -nc --arg d "$LOGDIR" '{dir:$d}')"
fi

# everything in here goes to my log
{
    echo "=== start $(date) ==="
    echo "app=$APP keep=$KEEP"
    ls -la "$LOGDIR" || true
    for F in "$LOGDIR"/*.log; do
        if [ ! -f "$F" ]; then
            echo "no logs"
            continue
        fi
        echo "rotating $F"
        i=$KEEP
        while [ $i -gt 1 ]; do
            prev=$((i-1))
            if [ -f "$F.$prev" ]; then
                mv -v "$F.$prev" "$F.$i" || echo "could not move $F.$prev"
            fi
            i=$prev
        done
        if cp -v "$F" "$F.1"; then
            : > "$F" || echo "could not empty $F"
            ROTATED=$((ROTATED+1))
        else
            echo "copy failed for $F"
        fi
    done
    echo "=== end ==="
} > "$MYLOG" 2>&1

# show my log for the people who look at stderr
cat "$MYLOG" >&2
rm -f "$MYLOG"

rune_ok "Logs rotated" "$(jq -nc --arg app "$APP" --argjson n "$ROTATED" '{app:$app, rotated:$n}')"
