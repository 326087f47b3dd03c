#!/bin/bash
# raid_check - software raid on the storage boxes
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

MDSTAT=/proc/mdstat
if [ ! -r $MDSTAT ]; then
    rune_error 4 "no md driver in this kernel" '{"path":"/proc/mdstat"}'
fi

rune_init

EXPECT=`rune_param expect_arrays 0`
expr "$EXPECT" : '[0-9][0-9]*$' > /dev/null || rune_error 1 "expect_arrays is no number"

ARRAYS=`grep -c '^md[0-9]' $MDSTAT`
BAD=
for MD in `awk '/^md[0-9]/ {print $1}' $MDSTAT`; do
    # [UU] is good, [U_] is not
    STATE=`awk -v md=$MD '$1==md {f=1} f && /\[[U_]+\]$/ {print $NF; exit}' $MDSTAT`
    case "$STATE" in
        *_*) BAD="$BAD $MD:$STATE"
             mdadm --detail /dev/$MD 2>/dev/null | awk '/faulty|removed/' >&2 || : ;;
    esac
done

if [ -n "$BAD" ]; then
    rune_error_kv 3 "degraded raid" "arrays=$ARRAYS" "degraded=$BAD"
fi
if [ "$ARRAYS" -lt "$EXPECT" ]; then
    rune_error_kv 3 "array missing" "arrays=$ARRAYS" "expected=$EXPECT"
fi
rune_ok_kv "raid fine" "arrays=$ARRAYS"
