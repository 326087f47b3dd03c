# COUNT THE DRAWER OPENINGS WITHOUT SALE PER TILL
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

DAY=`rune_param day "\`date +%Y-%m-%d\`"`
JOURNAL=/srv/pos/journal/$DAY.txt
[ -r "$JOURNAL" ] || rune_error 2 "NO JOURNAL OF THAT DAY" "`jq -nc --arg d "$DAY" '{day:$d}'`"

# 09:12:44;03;NOSALE;meier
COUNTS=`awk -F';' -v OFS=' ' '$3 == "NOSALE" { n[$2]++ } END { for (t in n) print t, n[t] }' "$JOURNAL" | sort`
TOTAL=`echo "$COUNTS" | awk '{ s += $2 } END { print s + 0 }'`

WORST=`echo "$COUNTS" | sort -k2,2nr | head -1`
set -- $WORST
rune_out day "$DAY"
rune_out total "$TOTAL"
rune_out worst_till "$1"
rune_out worst_count "${2:-0}"

CASHIERS=`awk -F';' '$3 == "NOSALE" { print $4 }' | sort -u | tr '\n' ' '`
rune_out cashiers "$CASHIERS"
rune_finish "DRAWERS COUNTED"
