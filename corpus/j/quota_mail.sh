#!/bin/bash
# users above their soft quota: report, and a mail to each
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

FS=`rune_param filesystem /home`
ADMIN=`rune_param admin root`
PCT=`rune_param percent 100`
case $PCT in ''|*[!0-9]*) rune_error 1 "percent must be a number" '{"parameter":"percent"}' ;; esac

REP=`mktemp`
trap 'rm -f $REP' 0
repquota -u "$FS" > $REP 2>/dev/null || rune_error 2 "no quota on $FS" "`jq -nc --arg f "$FS" '{filesystem:$f}'`"

OVER=`awk -v pct=$PCT '$2 ~ /^[-+][-+]$/ && $4 > 0 && $3 * 100 > $4 * pct { print $1 }' $REP`
N=0
for u in $OVER
do
    mail -s "your quota on $FS" "$u" <<-EOT >&2 || echo "no mail to $u" >&2
	You use more than $PCT percent of your quota on $FS.
	EOT
    N=`expr $N + 1`
done
mail -s "quota on $FS: $N user(s) over $PCT%" "$ADMIN" >&2 || echo "no mail to $ADMIN" >&2

rune_out filesystem "$FS"
rune_out over "$N"
awk 'NR > 5 && $3 > 0 { print $3, $1 }' $REP | sort -rn | sed -n 1p | while read kb user
do
    rune_out largest_user "$user"
    rune_out largest_kb "$kb"
done
rune_finish "quota checked"
