#!/bin/bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOGFILE="$(rune_param file "/var/log/syslog")"
WORD="$(rune_param word "error")"

if [ ! -r "$LOGFILE" ]
then
    rune_error 2 "cannot read the log" "$(jq -nc --arg f "$LOGFILE" '{file:$f}')"
fi

echo "looking for $WORD in $LOGFILE" >&2

# how many lines
COUNT=$(grep -c -i -e "$WORD" "$LOGFILE")

LAST=$(grep -i -e "$WORD" "$LOGFILE" | tail -n 1 || true)

echo "$COUNT hits"
printf 'last one: %s\n' "$LAST"

OUT=$(jq -nc --arg f "$LOGFILE" --arg w "$WORD" --arg l "$LAST" --argjson c "$COUNT" '{file:$f, word:$w, count:$c, last:$l}')
rune_ok "log searched" "$OUT"
