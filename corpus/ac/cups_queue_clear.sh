#!/bin/bash
#
# cups_queue_clear - drop stuck print jobs and re-enable a printer
#
set -euo pipefail

LIBDIR=`dirname "$0"`
. "$LIBDIR/rune_bpcs.sh"
rune_init

PRINTER=`rune_param printer ""`
MAXAGE=`rune_param max_age_min 60`

if [ -z "$PRINTER" ]; then
    rune_error 1 "no printer given" '{"missing":["printer"]}'
fi
case "$PRINTER" in
    *[!A-Za-z0-9_-]*) rune_error 1 "bad printer name" ;;
esac
case "$MAXAGE" in
    ''|*[!0-9]*) rune_error 1 "max_age_min must be a number" ;;
esac

LC_ALL=C; export LC_ALL

if [ "`lpstat -r 2>/dev/null || true`" != "scheduler is running" ]; then
    rune_error 2 "cups scheduler is not running"
fi
if lpstat -p "$PRINTER" >/dev/null 2>&1; then
    :
else
    rune_error 2 "printer unknown to cups" "`jq -nc --arg p "$PRINTER" '{printer:$p}'`"
fi

NOW=`date +%s`
LIMIT=`expr "$MAXAGE" '*' 60 || true`
REMOVED=0
LEFT=0

# job-id owner size date...
JOBS=`lpstat -o "$PRINTER" 2>/dev/null || true`
while read -r JOB OWNER SIZE WHEN; do
    if [ -z "$JOB" ]; then
        continue
    fi
    T=`date -d "$WHEN" +%s 2>/dev/null || echo "$NOW"`
    AGE=`expr "$NOW" - "$T" || true`
    if [ "$AGE" -ge "$LIMIT" ]; then
        echo "cancel $JOB ($OWNER, $SIZE bytes, $AGE s)" >&2
        if cancel "$JOB" >&2; then
            REMOVED=`expr $REMOVED + 1`
        else
            LEFT=`expr $LEFT + 1`
        fi
    else
        LEFT=`expr $LEFT + 1`
    fi
done <<JOBLIST
$JOBS
JOBLIST

if cupsenable "$PRINTER" >&2 && cupsaccept "$PRINTER" >&2; then
    rune_out "printer=$PRINTER"
    rune_out "removed=$REMOVED"
    rune_out "left=$LEFT"
else
    rune_err 3 "printer could not be enabled again"
fi

rune_finish "queue cleared"
