#!/bin/bash
# RMAN: RESTORE DATABASE VALIDATE for one SID, result from the log
set -euo pipefail

HERE=`dirname "$0"`
. "$HERE/rune_bpcs.sh"
rune_init

SID=`rune_param sid ""`
CHANNELS=`rune_param channels 2`

case "$SID" in
    ""|*[!A-Za-z0-9_]*) rune_error 1 "sid is missing or not a SID" '{"parameter":"sid"}' ;;
esac
case "$CHANNELS" in
    1|2|3|4) ;;
    *) rune_error 1 "channels: 1 to 4" '{"parameter":"channels"}' ;;
esac

[ -r /etc/oratab ] || rune_error 4 "No oratab" '{"file":"/etc/oratab"}'
ORACLE_HOME=`sed -n "s/^$SID:\([^:]*\):.*/\1/p" /etc/oratab | head -1`
[ -d "${ORACLE_HOME:-/nonexistent}" ] || rune_error 4 "ORACLE_HOME not found" "`jq -nc --arg s "$SID" '{sid:$s}'`"
ORACLE_SID=$SID
export ORACLE_SID ORACLE_HOME

LOG=/var/tmp/rman_validate_$SID.log
: >"$LOG"

{
    i=1
    echo "RUN {"
    while [ $i -le $CHANNELS ]; do
        echo "  ALLOCATE CHANNEL c$i DEVICE TYPE DISK;"
        i=`expr $i + 1`
    done
    echo "  RESTORE DATABASE VALIDATE;"
    echo "}"
    echo "EXIT"
} | "$ORACLE_HOME/bin/rman" target / >>"$LOG" 2>&1 && RC=0 || RC=$?

ERRS=`grep -c '^RMAN-[0-9]' "$LOG" || true`
FIRST=`awk '/^(RMAN|ORA)-[0-9]+/ && !/RMAN-0{4}|RMAN-00571|RMAN-00569/ { print; exit }' "$LOG"`

DETAILS=`jq -nc --arg sid "$SID" --arg log "$LOG" --arg first "$FIRST" --argjson rc "$RC" --argjson n "$ERRS" \
    '{sid:$sid, log:$log, rc:$rc, error_lines:$n, first_error:$first}'`

if [ "$RC" -ne 0 ] || [ "$ERRS" -gt 0 ]; then
    rune_error 3 "Backup of $SID cannot be restored" "$DETAILS"
fi
rune_ok "Backup of $SID is restorable" "$DETAILS"
