#!/bin/bash
# nfs_export_reload - add a client to an export line and reload
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

EXP=/etc/exports
tree=`rune_param path ""`
client=`rune_param client ""`
opts=`rune_param options "rw,sync,no_subtree_check"`

[ -n "$tree" -a -n "$client" ] || rune_error 1 "path and client are needed" '{"missing":["path","client"]}'
[ -d "$tree" ] || rune_error 2 "no such directory" '{"field":"path"}'
[ -w $EXP ] || rune_error 4 "cannot write exports" '{"file":"/etc/exports"}'

lock=/var/lock/exports.lck
n=0
until mkdir $lock 2>/dev/null
do
  n=`expr $n + 1`
  if [ $n -gt 20 ]; then
    logger -t nfs_export_reload "lock held for too long"
    exit 2
  fi
  sleep 1
done
trap 'rmdir $lock 2>/dev/null || true' 0

cp -p $EXP $EXP.bak || rune_error 2 "cannot save the old exports" '{"file":"/etc/exports.bak"}'
awk -v t="$tree" -v c="$client($opts)" '
  $1 == t { print $0 " " c; done = 1; next }
  { print }
  END { if (!done) print t " " c }' $EXP.bak > $EXP.new || rune_error 2 "awk failed" '{"step":"edit"}'
mv $EXP.new $EXP || rune_error 2 "cannot put the new exports in place" '{"step":"move"}'

if exportfs -ra 2>&1; then
  count=`exportfs 2>/dev/null | grep -c "^$tree" || true`
  rune_ok_kv "exports reloaded" "path=$tree" "client=$client" "lines=$count"
else
  mv $EXP.bak $EXP || true
  exportfs -ra >/dev/null 2>&1 || true
  rune_error 3 "exportfs refused the file, old one restored" '{"restored":true}'
fi
