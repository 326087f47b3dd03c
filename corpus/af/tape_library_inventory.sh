#!/bin/bash
# tape_library_inventory: which barcodes sit in which slots
set -euo pipefail

DIR=`cd "\`dirname "$0"\`" && pwd`
. "$DIR/rune_bpcs.sh"
rune_init

CHANGER=`rune_param changer /dev/sg3`
FIRST=`rune_param first_slot 1`
COUNT=`rune_param slots 24`

[ -e "$CHANGER" ] || rune_error 2 "changer not found" "`jq -nc --arg c "$CHANGER" '{changer:$c}'`"

sg_inq "$CHANGER" || rune_error 2 "changer does not answer" "`jq -nc --arg c "$CHANGER" '{changer:$c}'`"

LAST=$(( FIRST + COUNT - 1 ))

OUT=`mktemp`
trap 'rm -f "$OUT"' EXIT
N=0
while [ $N -lt 3 ]
do
  N=`expr $N + 1`
  mtx -f "$CHANGER" status >"$OUT" 2>/dev/null && break
  sleep 2
done
[ -s "$OUT" ] || rune_error 2 "no status from the changer" '{"tries":3}'

#       Storage Element 5:Full :VolumeTag=A00005L6
FULL=`sed -n 's/^ *Storage Element \([0-9]*\)[^:]*:Full *:VolumeTag *= *\([A-Z0-9]*\).*/\1 \2/p' "$OUT" \
  | awk -v a="$FIRST" -v b="$LAST" '$1 >= a && $1 <= b'`

LOADED=`awk '/Data Transfer Element/ && /:Full/ {n++} END {print n+0}' "$OUT"`

TAPES=`printf '%s\n' "$FULL" | jq -Rnc '[inputs | select(length > 0) | split(" ") | {slot: (.[0] | tonumber), barcode: .[1]}]'`
rune_ok "inventory taken" "`jq -nc --argjson t "$TAPES" --argjson l "$LOADED" '{tapes:$t, drives_loaded:$l}'`"
