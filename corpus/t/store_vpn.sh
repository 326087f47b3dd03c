#!/bin/bash
# RESTART THE TUNNEL OF A STORE, ROLL BACK IF THE HEAD OFFICE IS NOT SEEN
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

IF=`rune_param interface wg0`
PROBE=`rune_param probe 10.0.0.1`
case "$IF" in wg[0-9]) ;; *) rune_error 1 "INTERFACE IS wg0 TO wg9" '{"bad":["interface"]}' ;; esac

STAGE=start
bye() {
    RC=$?
    rm -f /run/store_vpn.$$
    [ $RC -eq 0 ] && return 0
    rune_error_kv $RC "STOPPED IN STAGE $STAGE" "stage=$STAGE"
}
trap bye EXIT

STAGE=save
wg showconf "$IF" >/run/store_vpn.$$ 2>/dev/null || rune_error 256 "NO SUCH TUNNEL" '{"step":"showconf"}'
STAGE=restart
systemctl restart "wg-quick@$IF" >&2 || rune_error 3 "RESTART FAILED" '{"step":"restart"}'

STAGE=probe
I=0
SEEN=no
while [ $I -lt 6 ]
do
    if ping -c 1 -W 3 "$PROBE" >/dev/null 2>&1; then SEEN=yes; break; fi
    I=`expr $I + 1`
    sleep 5
done
if [ $SEEN = no ]; then
    wg setconf "$IF" /run/store_vpn.$$ 2>/dev/null || echo "ROLL BACK FAILED" >&2
    rune_error 3 "HEAD OFFICE IS NOT SEEN" '{"rolled_back":true}'
fi

HS=`wg show "$IF" latest-handshakes | awk '{ if ($2 > m) m = $2 } END { print m + 0 }'` || HS=0
rune_ok "TUNNEL IS UP" "`jq -nc --arg i "$IF" --argjson h "$HS" --argjson t "$I" '{interface:$i, handshake:$h, tries:$t}'`"
