#!/bin/bash
# user_offboard: lock an account, kill its sessions, take away cron and keys
# (older than the shared library; the format is the same)

MSG=`cat`
LOGIN=`echo "$MSG" | jq -r '.payload.input_parameters.login // ""'`
ARCHIVE=`echo "$MSG" | jq -r '.payload.input_parameters.archive // "/srv/leavers"'`
META=`echo "$MSG" | jq -c '.message_metadata'`
OBS=`echo "$MSG" | jq -c '.observability'`

bad() {
	jq -nc --argjson m "$META" --argjson o "$OBS" --argjson c "$1" --arg t "$2" \
		'{message_metadata:$m, payload:null, observability:$o, error:{code:$c, message:$t, details:{}}}'
	exit $1
}

case "$LOGIN" in
''|*[!a-z0-9_-]*|root) bad 1 "login is not acceptable" ;;
esac
ENT=`getent passwd "$LOGIN"` || bad 2 "no such account"
HOMEDIR=`echo "$ENT" | cut -d: -f6`

usermod -L -e 1 "$LOGIN" 2>/dev/null || bad 3 "account was not locked"
pkill -KILL -u "$LOGIN" 2>/dev/null
crontab -r -u "$LOGIN" 2>/dev/null
n=0
for f in $HOMEDIR/.ssh/authorized_keys $HOMEDIR/.ssh/authorized_keys2
do
	[ -f "$f" ] || continue
	n=`expr $n + \`wc -l < $f\``
	mv "$f" "$f.offboarded"
done

mkdir -p "$ARCHIVE" && tar -C / -czf "$ARCHIVE/$LOGIN.tgz" "${HOMEDIR#/}" 2>/dev/null
RC=$?
if [ $RC -ne 0 ]; then
	echo "archive of $LOGIN failed with $RC"
	exit 3
fi

printf '{"message_metadata":%s,"payload":{"result":"success","output_data":{"login":"%s","keys":%d}},"observability":%s,"error":null}\n' "$META" "$LOGIN" $n "$OBS"
