#!/bin/bash
# create a Kerberos principal for a new student
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

REALM=UNI.EXAMPLE
KEYTAB=/etc/krb5.kadm.keytab
LOGIN=`rune_param login ""`
INITIAL_PASSWORD=`rune_param initial_password ""`
POLICY=`rune_ctx policy student`

case "$LOGIN" in
  ''|*[!a-z0-9]*) rune_error 1 "bad login" '{"field":"login"}' ;;
esac
case "$POLICY" in
  student|staff|guest) ;;
  *) rune_error 1 "unknown policy" '{"allowed":["student","staff","guest"]}' ;;
esac
[ -n "$INITIAL_PASSWORD" ] || rune_error 1 "initial_password is empty" '{"missing":["initial_password"]}'
[ -r "$KEYTAB" ] || rune_error 4 "kadmin keytab is not readable" '{"path":"/etc/krb5.kadm.keytab"}'

PRINC="$LOGIN@$REALM"
TMP=`mktemp`
trap 'rm -f "$TMP"' EXIT

KADM="kadmin -r $REALM -p rune/admin -k -t $KEYTAB"

if $KADM -q "get_principal $PRINC" </dev/null 2>/dev/null | grep -q '^Principal:'; then
  rune_error_kv 3 "principal exists" "principal=$PRINC"
fi

$KADM -q "add_principal -policy $POLICY -pw $INITIAL_PASSWORD $PRINC" </dev/null >"$TMP" 2>&1 || true
if ! grep -q "Principal \"$PRINC\" created" "$TMP"; then
  WHY=`sed -n 's/^add_principal: //p' "$TMP" | head -n 1`
  rune_error_kv $? "kadmin did not create the principal" "principal=$PRINC" "reason=$WHY"
fi
EXP=`$KADM -q "get_principal $PRINC" </dev/null 2>/dev/null | awk -F': ' '/^Password expiration date/ { print $2 }'` || EXP=""
rune_ok_kv "principal created" "principal=$PRINC" "policy=$POLICY" "password_expires=$EXP"
