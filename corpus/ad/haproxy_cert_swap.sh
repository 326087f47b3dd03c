#!/bin/bash
# replace a certificate of a running haproxy through the stats socket
# usage: by RUNE only.        rev 7: keep the old pem
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

SOCK=/var/run/haproxy.sock
PEM=`rune_param pem ""`
LIVE=/etc/haproxy/certs/site.pem

if [ ! -S $SOCK ]; then
    rune_error 4 "haproxy has no stats socket" '{"socket":"/var/run/haproxy.sock"}'
fi
if [ "$PEM" = "" ] || [ ! -f "$PEM" ]; then
    rune_error 1 "pem does not name a file" "`jq -nc --arg p "$PEM" '{pem: $p}'`"
fi

sha() { openssl x509 -noout -fingerprint -sha256 2>/dev/null | sed 's/.*=//' ; }

NEWFP=`sha < "$PEM" || true`
if [ -z "$NEWFP" ]; then
    rune_error 1 "not a certificate" "`jq -nc --arg p "$PEM" '{pem: $p}'`"
fi
OLDFP=
[ -f $LIVE ] && OLDFP=`sha || true`

if [ "$NEWFP" = "$OLDFP" ]; then
    rune_ok "certificate is in use already" '{"changed":false}'
fi
cp -p $LIVE $LIVE.`date +%Y%m%d` 2>/dev/null || echo "no old pem to keep" 1>&2

( echo "set ssl cert $LIVE <<"; cat "$PEM"; echo ) | socat -t 3 stdio unix-connect:$SOCK 1>&2 || \
    rune_error 3 "haproxy refused the certificate" "`jq -nc --arg f "$NEWFP" '{fingerprint: $f}'`"
echo "commit ssl cert $LIVE" | socat -t 3 stdio unix-connect:$SOCK || \
    rune_error 3 "commit failed" "`jq -nc --arg f "$NEWFP" '{fingerprint: $f}'`"

install -m 0600 "$PEM" $LIVE || rune_error 2 "cannot save the new pem" "`jq -nc --arg p $LIVE '{pem: $p}'`"
rune_ok "certificate replaced" "`jq -nc --arg o "$OLDFP" --arg n "$NEWFP" '{changed: true, old: $o, new: $n}'`"
