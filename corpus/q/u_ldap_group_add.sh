#!/bin/bash
# add a memberUid to a posixGroup
set -euo pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

GROUP=`rune_param group ""`
MEMBER=`rune_param member ""`
BIND_PASSWORD=`rune_param bind_password ""`
URI=ldaps://ldap1.uni.example
BASE="dc=uni,dc=example"
ADMIN="cn=groupadm,ou=services,$BASE"

for V in "$GROUP" "$MEMBER"; do
  case "$V" in
    ''|*[!a-zA-Z0-9_]*) rune_error 1 "group and member must be plain names" '{"missing":["group","member"]}' ;;
  esac
done
if [ -z "$BIND_PASSWORD" ]; then
  rune_error 1 "bind_password is required" '{"missing":["bind_password"]}'
fi

umask 077
LDIF=`mktemp /tmp/grp.XXXXXX`
PWF=`mktemp /tmp/pw.XXXXXX`
trap 'rm -f "$LDIF" "$PWF"' EXIT
printf '%s' "$BIND_PASSWORD" >"$PWF"

# early warning when the service account is locked
if ldapwhoami -x -H "$URI" -D "$ADMIN" -w "$BIND_PASSWORD" >/dev/null 2>&1; then
  echo "bind as $ADMIN works" >&2
else
  rune_error 4 "cannot bind as the group admin" '{"stage":"bind"}'
fi

HAVE=`ldapsearch -x -LLL -H "$URI" -b "ou=groups,$BASE" "(cn=$GROUP)" memberUid 2>/dev/null |
  sed -n 's/^memberUid: //p' | grep -c -x "$MEMBER" || true`
if [ "$HAVE" = 1 ]; then
  rune_ok_kv "already a member" "group=$GROUP" "member=$MEMBER" "changed=no"
fi

cat >"$LDIF" <<EOF
dn: cn=$GROUP,ou=groups,$BASE
changetype: modify
add: memberUid
memberUid: $MEMBER
EOF

if ldapmodify -x -H "$URI" -D "$ADMIN" -y "$PWF" >/dev/null; then
  rune_ok_kv "member added" "group=$GROUP" "member=$MEMBER" "changed=yes"
else
  rune_error_kv 3 "ldapmodify failed" "group=$GROUP" "member=$MEMBER"
fi
