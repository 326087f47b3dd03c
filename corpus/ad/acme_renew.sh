#!/bin/bash
# acme_renew -- renew one certificate with dehydrated, then run the hooks
#
set -euo pipefail
MYDIR=`cd "\`dirname "$0"\`" && pwd`
. "$MYDIR/rune_bpcs.sh"
rune_init

LOGDIR=/var/log/acme
DOMAIN=`rune_param domain ""`
FORCE=`rune_param force no`
HOOKS=/etc/acme/hooks.d

if [ -z "$DOMAIN" ]; then
    rune_error 1 "domain is required" '{"missing":["domain"]}'
fi
case "$DOMAIN" in
    *[!a-z0-9.-]*) rune_error 1 "domain has odd characters" '{"parameter":"domain"}' ;;
esac
mkdir -p $LOGDIR
PEM=/var/lib/dehydrated/certs/$DOMAIN/cert.pem

OPT=
[ "$FORCE" = yes ] && OPT=-x

# errors of earlier runs
OLDLOGS=`ls $LOGDIR/$DOMAIN-*.log 2>/dev/null || true`
ERRORS=`grep -h '^ *ERROR' $OLDLOGS 2>/dev/null | wc -l || true`

LOG=$LOGDIR/$DOMAIN-`date +%Y%m%d%H%M`.log
if dehydrated -c $OPT -d "$DOMAIN" > $LOG 2>&1 < /dev/null
then
    :
else
    rc=$?
    rune_error 3 "dehydrated failed" "`tail -20 $LOG | jq -Rsc --arg rc $rc '{log: ., status: $rc}'`"
fi

if [ ! -f $PEM ]; then
    rune_error 3 "no certificate after the run" "`jq -nc --arg p $PEM '{pem: $p}'`"
fi

# hooks may be noisy; everything of theirs goes into the log
run_hooks() {
    for h in $HOOKS/*
    do
        [ -x "$h" ] || continue
        "$h" deploy "$DOMAIN" $PEM || rune_fail 3 "a hook failed" "`jq -nc --arg h "$h" '{hook: $h}'`"
    done
}
run_hooks >> $LOG 2>&1 < /dev/null

END=`openssl x509 -in $PEM -noout -enddate 2>&1 | sed 's/notAfter=//' || true`
exec 2>&1
systemctl reload nginx >/dev/null || true
echo "renewed $DOMAIN until $END" | logger -t acme || true
rune_ok "certificate renewed" "`jq -nc --arg d "$DOMAIN" --arg e "$END" --arg n "$ERRORS" '{domain: $d, not_after: $e, earlier_errors: $n}'`"
