#!/bin/bash
# add a user to a group in the hospital's directory, then flush the caches on the file server
set -euo pipefail
LIBDIR=`dirname $0`
. $LIBDIR/rune_bpcs.sh
rune_init

uid=`rune_param uid ""`
group=`rune_param group ""`
fileserver=`rune_param fileserver "fs1"`
base=`rune_param base "dc=clinic,dc=example"`

if [ -z "$uid" -o -z "$group" ]; then
    rune_error 1 "uid and group are required" '{}'
fi
case "$fileserver" in
    fs1|fs2|fs3) ;;
    *) rune_error 1 "unknown file server" '{"allowed":["fs1","fs2","fs3"]}' ;;
esac

ldif=`mktemp`
trap 'rm -f $ldif' 0
cat >$ldif <<EOF
dn: cn=$group,ou=groups,$base
changetype: modify
add: memberUid
memberUid: $uid
EOF

rc=0
ldapmodify -Q -Y EXTERNAL -H ldapi:/// -f $ldif >&2 || rc=$?
case $rc in
    0)  changed=true ;;
    20) changed=false ;;
    32) rune_error 2 "no such group" "{\"group\":\"$group\"}" ;;
    *)  rune_error 3 "ldapmodify failed" "`jq -nc --argjson rc $rc '{rc:$rc}'`" ;;
esac

# sssd on the file server caches groups for an hour
if ssh -n -o BatchMode=yes -o ConnectTimeout=5 root@$fileserver "sss_cache -g '$group' && id '$uid' >/dev/null"; then
    flushed=true
else
    flushed=false
fi
rune_ok "group updated" "`jq -nc --argjson c $changed --argjson f $flushed '{changed:$c,flushed:$f}'`"
