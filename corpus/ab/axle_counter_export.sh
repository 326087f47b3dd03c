#!/bin/bash
# Export the counts of one axle counter head.
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

HEAD=`rune_param head ""`
SINCE=`rune_param since yesterday`
RAW=/var/lib/axle/counts.dat
[ -n "$HEAD" ] || rune_error 1 "head is missing" '{"missing":["head"]}'
[ -s "$RAW" ] || rune_error 2 "No raw counts" '{}'

FROM=`date -d "$SINCE" +%s 2>/dev/null` || rune_error 1 "since is no date" '{"param":"since"}'

# columns: epoch head in out
TOTAL=`awk "\\$2 == \"$HEAD\" && \\$1 >= $FROM { i += \\$3; o += \\$4 } END { print i + 0, o + 0 }" "$RAW"` || TOTAL="0 0"
IN=`echo "$TOTAL" | cut -d' ' -f1`
OUT=`echo "$TOTAL" | cut -d' ' -f2`

if [ "$IN" -ne "$OUT" ]; then
  psql -qAt -d axle -c "INSERT INTO mismatch(head, diff) VALUES ('$HEAD', $IN - $OUT)" >&2 ||
    rune_error 2 "Mismatch cannot be recorded" '{}'
fi
rune_ok "Counts" "`jq -nc --arg h "$HEAD" --arg i "$IN" --arg o "$OUT" '{head:$h, in:$i, out:$o}'`"
