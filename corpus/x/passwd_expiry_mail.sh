#!/bin/bash
# passwd_expiry_mail - warn people whose password runs out soon
# (clean enough for the auditors, 2006-02)
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "something went wrong" "{}"' ERR

DAYS=`rune_param days 14`
SEND=`rune_param send false`
MINUID=1000
expr "$DAYS" : '[0-9][0-9]*$' >/dev/null || rune_error 1 "days must be a number" '{"field":"days"}'

today=$(( `date +%s` / 86400 ))
warn=`mktemp`
[ -r /etc/shadow ] || rune_error 2 "cannot read shadow" '{"file":"/etc/shadow"}'

awk -F: -v t=$today -v d="$DAYS" '
  $5 != "" && $5 < 99999 && $2 !~ /^[!*]/ {
    left = $3 + $5 - t
    if (left >= 0 && left <= d) printf "%s %d\n", $1, left
  }' /etc/shadow > $warn

sent=0
while read who left
do
  u=`id -u "$who" 2>/dev/null || echo 0`
  [ "$u" -ge $MINUID ] || continue
  if [ "$SEND" = true ]; then
    mail -s "Your password expires in $left days" "$who" <<EOF >/dev/null 2>&1 || continue
Dear $who,

your password runs out in $left days. Type passwd on any lab PC.
{computing services}
EOF
  fi
  sent=`expr $sent + 1`
done < $warn
found=`wc -l < $warn`
rm -f $warn

rune_ok "done" "`jq -nc --argjson s $sent --argjson f $found --arg m "$SEND" '{sent:$s, found:$f, really:($m=="true")}'`"
