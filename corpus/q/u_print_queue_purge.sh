#!/bin/bash
# cancel stale print jobs in one CUPS queue
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

QUEUE=`rune_param queue ""`
MAXAGE=`rune_param max_age_hours 12`
case "$QUEUE" in
  ''|*[!a-zA-Z0-9_]*) rune_error 1 "queue name is missing or odd" '{"field":"queue"}' ;;
esac
case "$MAXAGE" in
  ''|*[!0-9]*) rune_error 1 "max_age_hours must be a number" '{"field":"max_age_hours"}' ;;
esac

export LC_ALL=C
if lpstat -r 2>/dev/null | grep -q 'not running'; then
  rune_err "cupsd is not running"
  rune_finish "nothing purged"
fi
lpstat -p "$QUEUE" >/dev/null 2>&1 || rune_error_kv 2 "no such queue" "queue=$QUEUE"

LIST=`mktemp`
trap 'rm -f "$LIST"' EXIT
# lab3-1042   jdoe   20480   Mon Mar  3 10:11:12 2025
lpstat -o "$QUEUE" >"$LIST" 2>/dev/null || rune_error_kv 2 "lpstat -o failed" "queue=$QUEUE"

NOW=`date +%s`
LIMIT=`expr "$MAXAGE" \* 3600` || :
sed 's/  */ /g' "$LIST" | while read JOB OWNER SIZE WHEN; do
  THEN=`date -d "$WHEN" +%s 2>/dev/null` || continue
  AGE=`expr "$NOW" - "$THEN"` || :
  [ "$AGE" -gt "$LIMIT" ] || continue
  if cancel "$JOB" 2>/dev/null; then
    rune_out "last_cancelled=$JOB"
  else
    echo "could not cancel $JOB of $OWNER ($SIZE bytes)" >&2
  fi
done

LEFT=`lpstat -o "$QUEUE" 2>/dev/null | wc -l` || LEFT=unknown
rune_out "queue=$QUEUE"
rune_out "left=$LEFT"
rune_finish "queue purged"
