#!/bin/bash
# cron_drift - which crontabs differ from what the config management left behind
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

REF=/var/lib/hostco/crontabs
[ -d $REF ] || rune_error 4 "no reference crontabs" '{"path":"/var/lib/hostco/crontabs"}'

usage() {
    cat <<EOT
cron_drift: compares /var/spool/cron/crontabs with $REF
EOT
}
[ "`rune_param help no`" = yes ] && usage >&2

WORK=`mktemp -d` || rune_error 2 "no temp directory" '{}'
trap 'rm -rf "$WORK"' 0
N=0
DRIFT=""
for F in $REF/*; do
    [ -f "$F" ] || continue
    U=`basename "$F"`
    N=`expr $N + 1`
    getent passwd "$U" > /dev/null || { echo "cron_drift: $U has no account" >&2; continue; }
    crontab -u "$U" -l > "$WORK/now" 2>/dev/null || : > "$WORK/now"
    sed -e '/^#/d' -e '/^[ 	]*$/d' "$F" > "$WORK/ref"
    sed -e '/^#/d' -e '/^[ 	]*$/d' "$WORK/now" > "$WORK/cur"
    if diff "$WORK/ref" "$WORK/cur" > "$WORK/diff"; then
        :
    else
        DRIFT="$DRIFT$U,"
        sed "s/^/$U: /" "$WORK/diff" >&2
        if [ "`rune_param repair no`" = yes ]; then
            crontab -u "$U" "$F" || rune_error 3 "crontab refused" "`jq -nc --arg u "$U" '{user: $u}'`"
        fi
    fi
done

cat <<EOT | mail -s "cron drift on `hostname`" ops@hostco.example || echo "no mail" >&2
checked:   $N
different: ${DRIFT%,}
EOT

if [ -n "$DRIFT" ]; then
    rune_error_kv 3 "crontabs differ" "checked=$N" "users=${DRIFT%,}"
fi
rune_ok_kv "crontabs as they should be" "checked=$N"
