#!/bin/bash
# apt_hold - hold or release packages, and tell what would be held back
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

HOLD=`rune_param hold true`
PKGS=`rune_param packages ""`
[ -n "$PKGS" ] || rune_error 1 "packages is empty" '{"missing":["packages"]}'

if [ "$HOLD" = "true" ]; then
    VERB=hold
else
    VERB=unhold
fi

n=0
for p in $PKGS
do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep 'install ok' >/dev/null || {
        rune_error 2 "package is not installed" "`jq -nc --arg p "$p" '{package: $p}'`"
    }
    n=`expr $n + 1`
done

before=`apt-mark showhold 2>/dev/null | wc -l || true`
apt-mark $VERB $PKGS || rune_error 3 "apt-mark failed" "`jq -nc --arg v $VERB '{verb: $v}'`"
after=`apt-mark showhold 2>/dev/null | wc -l || true`
diff=`expr $after - $before`

rune_out "verb=$VERB"
rune_out "packages=$n"
rune_out "held=$after"
rune_out "change=$diff"
rune_finish "$VERB: $n packages"
