#!/bin/bash
# flexlm_seat_report: who has the seats?
set -euo pipefail

DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"

SITE=main
TITLE="seat report"
OWNER=cad-admins

rune_init

SERVER=`rune_param server 27000@localhost`
WARN=`rune_param warn_percent 90`
case "$WARN" in
  [1-9]|[1-9][0-9]|100) : ;;
  *) rune_error 1 "warn_percent must be 1..100" '{"field":"warn_percent"}' ;;
esac

RAW=`mktemp`
SEATS=`mktemp`
trap 'rm -f "$RAW" "$SEATS"' EXIT

lmutil lmstat -a -c "$SERVER" >"$RAW" 2>/dev/null || rune_error 2 "license server does not answer" "`jq -nc --arg s "$SERVER" '{server:$s}'`"

# Users of MATLAB:  (Total of 20 licenses issued;  Total of 18 licenses in use)
sed -n 's/^Users of \([^:]*\): *(Total of \([0-9]*\) licenses\{0,1\} issued; *Total of \([0-9]*\) licen.*/\1 \2 \3/p' "$RAW" >"$SEATS"

[ -s "$SEATS" ] || rune_error 3 "no feature in the answer" '{"features":0}'

rune_out site "$SITE"
rune_out title "$TITLE"
rune_out owner "$OWNER"

while read FEATURE ISSUED USED
do
  echo "$FEATURE $USED/$ISSUED" >&2
  rune_out "$FEATURE" "$USED of $ISSUED"
done <"$SEATS"

awk -v w="$WARN" '$2 > 0 && $3 * 100 >= $2 * w {print $1}' "$SEATS" | while read FEATURE
do
  echo "feature $FEATURE is nearly used up" >&2
  rune_err 3 "seats nearly used up: $FEATURE"
done

rune_finish "seats counted"
