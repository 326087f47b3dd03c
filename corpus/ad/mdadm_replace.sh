#!/bin/bash
# mdadm_replace - fail a disk out of an md array and put a spare in
set -euo pipefail
. `dirname "$0"`/rune_bpcs.sh

# keep the request for the on-call people
KEEP=/var/spool/rune/mdadm.last
REQ=`cat`
echo "$REQ" > $KEEP 2>/dev/null || echo "request not kept" 1>&2
echo "$REQ" | rune_init

MD=`rune_param array ""`
BAD=`rune_param disk ""`
SPARE=`rune_param spare ""`

case "$MD" in
    md[0-9]|md[0-9][0-9]|md[0-9][0-9][0-9]) ;;
    *) rune_error 1 "array must look like md0" '{"parameter":"array"}' ;;
esac
for d in "$BAD" "$SPARE"
do
    if [ -z "$d" ] || [ ! -b "/dev/$d" ]; then
        rune_error 2 "no such block device" "`jq -nc --arg d "$d" '{device: $d}'`"
    fi
done
if grep "^$MD .*recover" /proc/mdstat >/dev/null 2>&1; then
    rune_error 3 "the array is busy" "`jq -nc --arg m "$MD" '{array: $m}'`"
fi

mdadm /dev/$MD --add /dev/$SPARE 1>&2 || rune_error 3 "spare was not taken" "`jq -nc --arg d "$SPARE" '{device: $d}'`"
mdadm /dev/$MD --replace /dev/$BAD --with /dev/$SPARE 1>&2 || rune_error 3 "replace refused" "`jq -nc --arg d "$BAD" '{device: $d}'`"
rune_ok "replacement started" "`jq -nc --arg m "$MD" --arg b "$BAD" --arg s "$SPARE" '{array: $m, old: $b, new: $s}'`"
