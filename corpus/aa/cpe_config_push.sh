#!/bin/bash
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

cpe=`rune_param cpe ""`
creds=`rune_param_json credentials '{}'`
cpe_user=`echo "$creds" | jq -r '.user? // "admin"'`
cpe_password=`echo "$creds" | jq -r '.password? // ""'`
expr "$cpe" : '[a-z][a-z0-9.-]*$' >/dev/null || rune_error 1 "bad CPE name" '{"hint":"lower case host name"}'

if [ -z "$cpe_password" ]; then
	cpe_password=`awk -F: -v c="$cpe" '$1 == c {print $2}' /etc/rune/cpe.pw 2>/dev/null` || cpe_password=
fi
[ -n "$cpe_password" ] || rune_error 4 "no password for this CPE" "$(jq -nc --arg c "$cpe" '{cpe:$c}')"

tpl=/srv/provisioning/$cpe.cfg
[ -s $tpl ] || rune_error 2 "nothing to push" "$(jq -nc --arg t "$tpl" '{template:$t}')"
log=/var/log/rune/cpe-$cpe.log

# everything of the session goes into the log of this CPE
{
	date
	set -x; SSHPASS="$cpe_password" sshpass -e scp -q -o ConnectTimeout=8 $tpl "$cpe_user@$cpe:/startup.cfg" </dev/null && rc=0 || rc=$?
	set +x
} >>$log 2>&1

if [ $rc -ne 0 ]; then
	rune_error 3 "push failed" "$(jq -nc --arg c "$cpe" --argjson k "$creds" --argjson rc "$rc" '{cpe:$c, used:$k, scp:$rc}')"
fi

# errors of the reload shall be seen as well
exec 2>&1
if ! SSHPASS="$cpe_password" sshpass -e ssh -n -o ConnectTimeout=8 "$cpe_user@$cpe" reload >/dev/null; then
	rune_error 3 "CPE took the file but not the reload" "$(jq -nc --arg c "$cpe" '{cpe:$c}')"
fi
rune_ok "CPE provisioned" "$(jq -nc --arg c "$cpe" --arg t "$tpl" '{cpe:$c, template:$t}')"
