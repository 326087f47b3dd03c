#!/bin/bash
# nfs_exports - show an export to one more client
set -u
. /opt/rune/lib/rune_bpcs.sh
rune_init

DIR=`rune_param directory ""`
CLIENT=`rune_param client ""`
OPTS=`rune_param options "rw,sync,no_subtree_check"`

[ -d "$DIR" ] || rune_error 2 "no such directory" '{"param":"directory"}'
case "$CLIENT" in
    ""|*[!A-Za-z0-9./:-]*) rune_error 1 "bad client" '{"param":"client"}' ;;
esac

if grep -q "^$DIR[[:space:]].*$CLIENT(" /etc/exports /etc/exports.d/*.exports 2>/dev/null; then
    rune_ok_kv "already exported" "directory=$DIR" "client=$CLIENT"
fi
F=/etc/exports.d/rune.exports
echo "$DIR $CLIENT($OPTS)" >> $F
exportfs -ra 2>/tmp/exportfs.$$
RC=$?
if [ $RC -ne 0 ]; then
    sed -i '$d' $F
    MSG=`head -1 /tmp/exportfs.$$`
    rm -f /tmp/exportfs.$$
    rune_emit "exportfs: $MSG" 3
fi
rm -f /tmp/exportfs.$$
showmount -e localhost | grep "^$DIR " > /dev/null
if [ $? -ne 0 ]; then
    rune_error 404 "export is not visible" '{}'
fi
rune_ok_kv "exported" "directory=$DIR" "client=$CLIENT"
