#!/bin/bash
#
# mysql_account_lock - lock an account and throw its sessions out
#
set -euo pipefail

dir=`cd \`dirname "$0"\` && pwd`
. $dir/rune_bpcs.sh
rune_init

user=`rune_param account ""`
adminpw=`rune_param admin_password ""`
cnf=/etc/mysql/debian.cnf

if [ "$user" = "" ]; then
    rune_error 1 "account is required" '{"missing":["account"]}'
fi

if [ -n "$adminpw" ]; then
    my() { MYSQL_PWD="$adminpw" mysql -uroot -N -B "$@" </dev/null; }
else
    my() { mysql --defaults-file=$cnf -N -B "$@" </dev/null; }
fi

if [ "`my -e 'select 1' 2>/dev/null`" != 1 ]; then
    rune_error 2 "no connection to mysqld" '{}'
fi

my -e "ALTER USER '$user'@'%' ACCOUNT LOCK" >&2 || rune_error 3 "cannot lock the account" '{}'

gone=0
for id in `my -e 'select id, user from information_schema.processlist' | awk -v u="$user" '$2 == u {print $1}'`; do
    my -e "KILL $id" >&2 && gone=`expr $gone + 1` || echo "thread $id is gone already" >&2
done

left=`my -e 'select id, user from information_schema.processlist' | awk '{print $2}' | grep -cx "$user"`
if [ "$left" -gt 0 ]; then
    rune_error 3 "sessions remain" "`jq -nc --arg u "$user" --argjson l "$left" '{account:$u, sessions:$l}'`"
fi
rune_ok "account locked" "`jq -nc --arg u "$user" --argjson g "$gone" '{account:$u, killed:$g}'`"
