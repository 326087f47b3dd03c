#!/bin/bash
# CLEAR THE QUEUE OF A RECEIPT PRINTER AND ENABLE IT AGAIN
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"

PRN=`rune_param printer "receipt"`
[ -n "$PRN" ] || PRN=receipt

if lpstat -p "$PRN" >/tmp/lpstat.$$ 2>&1
then
    :
else
    rm -f /tmp/lpstat.$$
    rune_error 2 "NO SUCH PRINTER" '{"step":"lpstat"}'
fi

JOBS=`lpstat -o "$PRN" 2>/dev/null | wc -l` || JOBS=0
if [ "$JOBS" -gt 0 ]; then
    cancel -a "$PRN" >&2 || rune_error 3 "CANNOT CANCEL THE JOBS" '{"step":"cancel"}'
fi

if grep -q disabled /tmp/lpstat.$$; then
    cupsenable "$PRN" >&2 || rune_error 3 "CANNOT ENABLE" '{"step":"enable"}'
fi
rm -f /tmp/lpstat.$$
cupsaccept "$PRN" >&2 || rune_error 3 "CANNOT ACCEPT" '{"step":"accept"}'
rune_ok_kv "PRINTER READY" "printer=$PRN" "cancelled=$JOBS"
