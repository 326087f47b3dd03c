#!/bin/bash
# archive the home directory of a leaver, then remove it
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

login=`rune_param login ""`
dest=`rune_param archive_dir /export/archive`
[ -n "$login" ] || rune_error 1 "login is required" '{"missing":["login"]}'

entry=`getent passwd "$login"` || rune_error 2 "no such user" "`jq -nc --arg l "$login" '{login:$l}'`"
home=`echo "$entry" | cut -d: -f6`
uid=`echo "$entry" | cut -d: -f3`
if [ "$uid" -lt 1000 ]; then
	rune_error 1 "system accounts are not archived" "`jq -nc --arg l "$login" '{login:$l}'`"
fi
[ -d "$home" ] || rune_error 2 "home directory is gone" "`jq -nc --arg h "$home" '{home:$h}'`"

need=`du -sk "$home" 2>/dev/null | awk '{print $1}'` || rune_error 2 "cannot size home" '{}'
free=`df -Pk "$dest" 2>/dev/null | awk 'NR == 2 {print $4}'` || rune_error 2 "no archive directory" '{}'

megs=`expr $need / 1024`
if [ "$need" -gt "$free" ]; then
	rune_error 3 "not enough space" "`jq -nc --arg n "$need" --arg f "$free" '{need_kb:$n,free_kb:$f}'`"
fi

stamp=`date +%Y%m%d`
file=$dest/$login-$stamp.tar.gz
umask 077
tar czvf "$file" -C "`dirname "$home"`" "`basename "$home"`" 2>/dev/null ||
	rune_error 3 "tar failed" "`jq -nc --arg f "$file" '{file:$f}'`"

names=`tar tzf "$file" | wc -l | tr -d ' '` || rune_error 3 "archive is unreadable" '{}'
rm -rf "$home"
rune_ok_kv "home archived" "file=$file" "megabytes=$megs" "members=$names"
