#!/bin/bash
# gather-logs - the last lines of a unit's journal and of some files,
# with the things that look like credentials taken out
set -euo pipefail
. "`dirname "$0"`/lib/rune_bpcs.sh"
rune_init

UNIT=`rune_param unit ""`
NUM=`rune_param lines 100`
SINCE=`rune_param since "1 hour ago"`
FILES=`rune_param_json files '[]'`
MAX_BYTES=4000

if [ -z "$UNIT" ]; then
    rune_error 1 "unit is missing" '{"missing":["unit"]}'
fi
case $NUM in
    ''|0*|*[!0-9]*|?????*)
        rune_error 1 "lines must be 1 to 9999" '{"parameter":"lines"}'
        ;;
esac
COUNT=`echo "$FILES" | jq 'if type == "array" then length else -1 end'`
if [ "$COUNT" -lt 0 ] || [ "$COUNT" -gt 4 ]; then
    rune_error 1 "files must be a list of at most four paths" '{"parameter":"files"}'
fi

mask () {
    sed -E 's/((password|token|secret)[=:] ?)[^ ]+/\1****/gI'
}

WORK=`mktemp -d`
trap 'rm -rf "$WORK"' EXIT

STATE=`systemctl is-active "$UNIT" 2>/dev/null || true`
case "$STATE" in
    active|inactive|failed|activating|deactivating|reloading)
        ;;
    *)
        rune_error 2 "unit is not known here" "`jq -nc --arg unit "$UNIT" '{unit: $unit}'`"
        ;;
esac

JOURNAL=yes
if ! journalctl -u "$UNIT" -n "$NUM" --since "$SINCE" --no-pager -o short-iso >"$WORK/raw" 2>"$WORK/err"; then
    JOURNAL=no
    echo "journalctl: `head -n 1 "$WORK/err"`" >&2
    : >"$WORK/raw"
fi
tail -c $MAX_BYTES "$WORK/raw" | mask >"$WORK/journal"

: >"$WORK/entries"
MISSING=0
echo "$FILES" | jq -r '.[] | tostring' >"$WORK/list"
while read -r F
do
    if tail -n "$NUM" <"$F" >"$WORK/tail"; then
        tail -c $MAX_BYTES "$WORK/tail" | mask >"$WORK/part"
        SIZE=`wc -c <"$F"`
    else
        MISSING=`expr $MISSING + 1`
        : >"$WORK/part"
        SIZE=-1
    fi
    jq -c -Rs --arg file "$F" --arg size "$SIZE" \
        '{file: $file, size: ($size | tonumber | if . < 0 then null else . end), lines: (split("\n") | map(select(. != "")))}' \
        "$WORK/part" >>"$WORK/entries"
done <"$WORK/list"

jq -c -s --arg unit "$UNIT" --arg state "$STATE" --rawfile journal "$WORK/journal" \
    '{unit: $unit, state: $state, journal: ($journal | split("\n") | map(select(. != ""))), files: .}' \
    "$WORK/entries" >"$WORK/report"
REPORT=`cat "$WORK/report"`

if [ $JOURNAL = no ] && [ $MISSING -eq "$COUNT" ]; then
    rune_error 2 "no logs could be read" "$REPORT"
elif [ $JOURNAL = no ] || [ $MISSING -gt 0 ]; then
    rune_error 3 "some logs could not be read" "$REPORT"
fi
rune_ok "logs gathered" "$REPORT"
