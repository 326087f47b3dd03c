#!/bin/bash
# offset and stratum of chrony, with a burst when it is too far off
set -euo pipefail
HERE=`dirname "$0"`
. $HERE/rune_bpcs.sh
rune_init

MAXMS=`rune_param max_offset_ms 100`
STRATUM=`rune_param max_stratum 4`
case "$MAXMS" in ''|*[!0-9]*) rune_error_kv 1 "max_offset_ms is not a number" "value=$MAXMS" ;; esac
case "$STRATUM" in [1-9]|1[0-5]) ;; *) rune_error_kv 1 "max_stratum must be 1 to 15" "value=$STRATUM" ;; esac

look () {
    # reference,name,stratum,time,system offset,...
    LINE=`timeout 10 chronyc -c -n tracking 2>/dev/null`
}

rc=0
look || rc=$?
if [ $rc -eq 127 ]; then
    if pgrep -x ntpd >/dev/null; then
        rune_error 4 "this host runs ntpd, not chrony" '{"daemon":"ntpd"}'
    fi
    rune_error 4 "chrony is not installed" '{"daemon":null}'
elif [ $rc -eq 124 ]; then
    rune_error 2 "chronyd does not answer" '{"timeout":10}'
elif [ $rc -ne 0 ]; then
    state=`systemctl is-active chronyd 2>/dev/null || true`
    rune_error_kv 2 "chronyc failed" "status=$rc" "unit_state=${state:-unknown}"
fi

ms_of () {
    echo "$1" | awk -F, '{ o = $5 * 1000; if (o < 0) o = -o; printf "%d\n", o + 0.5 }'
}
field () {
    echo "$1" | cut -d, -f"$2"
}

fields=`echo "$LINE" | awk -F, '{ print NF }'`
if [ "$fields" -lt 14 ]; then
    rune_error_kv 100 "tracking has too few columns" "columns=$fields"
fi

ref=`field "$LINE" 2`
st=`field "$LINE" 3`
leap=`field "$LINE" 14`
ms=`ms_of "$LINE"`

if [ "$leap" = "Not synchronised" ] || [ -z "$ref" ]; then
    sources=`chronyc -c -n sources 2>/dev/null | awk -F, '$3 == "*" || $3 == "+" { n++ } END { print n + 0 }' || true`
    rune_error_kv 3 "clock is not synchronised" "usable_sources=$sources" "leap=$leap"
fi

bursts=0
while [ "$ms" -gt "$MAXMS" ] && [ $bursts -lt 3 ]; do
    bursts=`expr $bursts + 1`
    echo "offset is $ms ms, burst $bursts" >&2
    chronyc -a burst 4/4 >/dev/null 2>&1 || echo "burst was refused" >&2
    sleep 5
    if look; then
        ms=`ms_of "$LINE"`
        st=`field "$LINE" 3`
    fi
done

rune_out "reference=$ref"
rune_out "stratum=$st"
rune_out "offset_ms=$ms"
rune_out "bursts=$bursts"
if [ "$ms" -gt "$MAXMS" ]; then
    rune_err 3 "offset stays too high"
elif [ "$st" -gt "$STRATUM" ]; then
    rune_err 3 "stratum is too high"
fi
rune_finish "clock is in step"
