#!/usr/bin/env bash
set -euo pipefail

# sync home of a user to the nas

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

U=$(rune_param user "")
NAS=$(rune_param nas "nas01:/backup")
LOG=/tmp/rsync_home.$$.log

if [ -z "$U" ]; then
    rune_error 1 "user is required" '{"missing":["user"]}'
fi

# home dir from passwd
HOMEDIR=$(grep "^$U:" /etc/passwd | cut -d: -f6)

if [ ! -d "$HOMEDIR" ]; then
    rune_error 2 "home is missing" "$(jq -nc --arg h "$HOMEDIR" '{home:$h}')"
fi

{
    echo "sync $HOMEDIR to $NAS"
    date
    if rsync -a --delete "$HOMEDIR/" "$NAS/$U/"; then
        echo "rsync is ok"
    else
        echo "rsync is NOT ok"
        rune_error 3 "rsync failed" "$(jq -nc --arg u "$U" '{user:$u}')"
    fi
} > "$LOG" 2>/dev/null

rune_ok "home synced" "$(jq -nc --arg u "$U" --arg l "$LOG" '{user:$u, log:$l}')"
