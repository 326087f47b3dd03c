#!/bin/bash
# ldap_group_member - put a uid in a posixGroup, or take it out
# rjm, computing services
set -e
set -u
set -o pipefail

DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

LOGIN=`rune_param uid ""`
GRP=`rune_param group ""`
OP=`rune_param op add`
BINDDN=`rune_param bind_dn "cn=helpdesk,dc=uni,dc=example"`
BINDPW=`rune_param bind_password ""`
BASE="ou=groups,dc=uni,dc=example"
LDAPURI=ldaps://ldap1.uni.example

case "$LOGIN" in
  ""|*[!a-z0-9]*) rune_error 1 "bad uid" '{"field":"uid"}' ;;
esac
case "$GRP" in
  ""|*[!a-z0-9_-]*) rune_error 1 "bad group" '{"field":"group"}' ;;
esac
case "$OP" in
  add|delete) ;;
  *) rune_error 1 "op is add or delete" '{"field":"op"}' ;;
esac
[ -n "$BINDPW" ] || rune_error 1 "bind_password is needed" '{"field":"bind_password"}'

members=`ldapsearch -x -LLL -H $LDAPURI -b "cn=$GRP,$BASE" memberUid 2>/dev/null | awk '/^memberUid:/ {print $2}'`

here=no
for m in $members
do
  if [ "$m" = "$LOGIN" ]; then here=yes; fi
done
if [ $OP = add -a $here = yes ]; then
  rune_ok_kv "already a member" "group=$GRP" "uid=$LOGIN"
fi
if [ $OP = delete -a $here = no ]; then
  rune_ok_kv "was no member" "group=$GRP" "uid=$LOGIN"
fi

if ldapmodify -x -H $LDAPURI -D "$BINDDN" -w "$BINDPW" >/dev/null 2>&1 <<EOF
dn: cn=$GRP,$BASE
changetype: modify
$OP: memberUid
memberUid: $LOGIN
EOF
then
  rune_ok_kv "group changed" "group=$GRP" "uid=$LOGIN" "op=$OP"
else
  rune_error 3 "ldapmodify refused the change" '{"tool":"ldapmodify"}'
fi
