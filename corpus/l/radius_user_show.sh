#!/bin/bash
# what does the radius database know about a user?
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

LOGIN=`rune_param login ""`
DB=`rune_param database radius`
if [ -z "$LOGIN" ]; then
	rune_error 1 "login is required" '{"missing":["login"]}'
fi
command -v psql > /dev/null || rune_error 4 "psql is not installed" '{"tool":"psql"}'

ROWS=`psql -At -F' ' -d "$DB" -c "select attribute, value from radcheck where username = '$LOGIN' order by id" 2>/dev/null` ||
	rune_error 2 "database does not answer" "`jq -nc --arg d "$DB" '{database:$d}'`"
if [ -z "$ROWS" ]; then
	rune_error 3 "no such user" "`jq -nc --arg l "$LOGIN" '{login:$l}'`"
fi

user_password=
count=0
while read attr value
do
	count=`expr $count + 1`
	case "$attr" in
	Cleartext-Password|NT-Password)	user_password=$value ;;
	Expiration)	rune_out "expires=$value" ;;
	Simultaneous-Use)	rune_out sessions "$value" ;;
	esac
done <<EOF
$ROWS
EOF

rune_out "login=$LOGIN"
rune_out attributes $count
if [ -z "$user_password" ]; then
	rune_err 3 "user has no check item to log in with"
else
	rune_out "check=$user_password"
fi
rune_finish "user found"
