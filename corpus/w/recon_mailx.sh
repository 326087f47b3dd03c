#!/bin/bash
# RECON_MAILX - RECONCILE TWO POSTING FILES AND MAIL THE BREAKS
set -u
PROGDIR=`dirname "$0"`
PROGDIR=`cd "$PROGDIR" && pwd`
. "$PROGDIR/rune_bpcs.sh"
rune_init

OURS=`rune_param ours /batch/recon/ours.txt`
THEIRS=`rune_param theirs /batch/recon/theirs.txt`
MAILTO=`rune_param mail_to recon@bank.example`
TMP=/tmp/recon.$$

for F in "$OURS" "$THEIRS"
do
    if [ ! -r "$F" ]
    then
        rune_error 2 "FILE CANNOT BE READ" "`jq -nc --arg f "$F" '{file: $f}'`"
    fi
done

wind_up() {
    rm -f $TMP.*
    if [ ! -f /batch/recon/last.ok ]
    then
        rune_error_kv 3 "RECONCILIATION INCOMPLETE" "ours=$OURS"
    fi
}
trap wind_up EXIT

sort -t'|' -k1,1 "$OURS" > $TMP.a
sort -t'|' -k1,1 "$THEIRS" > $TMP.b
join -t'|' -j1 -v1 $TMP.a $TMP.b > $TMP.only_ours
join -t'|' -j1 -v2 $TMP.a $TMP.b > $TMP.only_theirs
N1=`wc -l < $TMP.only_ours`
N2=`wc -l < $TMP.only_theirs`
BREAKS=`expr $N1 + $N2`

if [ "$BREAKS" -gt 0 ]
then
    {
        echo "BREAKS OF `date '+%d.%m.%Y'`"
        echo
        echo "ONLY IN OURS:";   cat $TMP.only_ours
        echo "ONLY IN THEIRS:"; cat $TMP.only_theirs
    } | mailx -s "RECON: $BREAKS BREAKS" "$MAILTO"
    rune_error 3 "THERE ARE BREAKS" "`jq -nc --argjson n $BREAKS '{breaks: $n}'`"
fi
date '+%Y%m%d%H%M%S' > /batch/recon/last.ok
rune_ok "NO BREAKS" '{"breaks":0}'
