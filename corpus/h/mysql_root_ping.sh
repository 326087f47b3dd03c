#!/bin/bash
# mysql_root_ping	is the local MySQL alive, and since when
set -u
PATH=/usr/local/mysql/bin:/usr/bin:/bin
export PATH

BASE=`dirname $0`
. $BASE/rune_bpcs.sh

# the agent of 2019 sent carriage returns, take them out
MESSAGE=`tr -d '\015'`
echo "$MESSAGE" | rune_init

HOST=`rune_param host localhost`
ROOT_PASSWORD=`rune_param root_password ""`

if [ -z "$ROOT_PASSWORD" ]
then
	rune_error 1 "root_password is missing" '{"missing":["root_password"]}'
fi

if mysqladmin -h "$HOST" -u root --password="$ROOT_PASSWORD" ping >/dev/null 2>&1
then
	:
else
	rune_error 2 "MySQL does not answer" "`jq -nc --arg h "$HOST" '{host:$h}'`"
fi

MYSQL_PWD="$ROOT_PASSWORD"
export MYSQL_PWD
UP=`mysql -h "$HOST" -u root -NBe "show global status like 'Uptime'" </dev/null 2>/dev/null | awk '{ print $2 }'`
if [ "${UP:-0}" -eq 0 ]
then
	rune_error 3 "no uptime" "`jq -nc --arg h "$HOST" '{host:$h}'`"
fi
rune_ok_kv "MySQL is alive" "host=$HOST" "uptime=$UP"
