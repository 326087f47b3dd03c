#!/bin/bash
# krb_principal_reset - new password for a student principal
set -euo pipefail
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH

. "`dirname "$0"`/rune_bpcs.sh"
rune_init

# ---- helpers, same in all our scripts ----
bad () {
  rune_error 1 "$1" '{"stage":"input"}'
}
note () {
  logger -t krb_reset -p auth.info "$*"
}
# ------------------------------------------

princ=`rune_param principal ""`
newpw=`rune_param new_password ""`
unlock=`rune_param unlock false`

expr "x$princ" : 'x[a-z][a-z0-9]*$' >/dev/null || bad "principal must be a plain login name"
[ ${#newpw} -ge 10 ] || bad "the password is too short"
[ -r /etc/krb5kdc/kadm5.keytab ] || rune_error 4 "no admin keytab on this host" '{"file":"/etc/krb5kdc/kadm5.keytab"}'

tmp=`mktemp /tmp/krbreset.XXXXXX`
trap 'rm -f $tmp' 0

if kadmin -k -t /etc/krb5kdc/kadm5.keytab -p helpdesk/admin -q "getprinc $princ" >$tmp 2>&1 </dev/null
then
  :
else
  rune_error 2 "kadmin cannot be used" '{"tool":"kadmin"}'
fi
if grep "does not exist" $tmp >/dev/null; then
  rune_error 2 "no such principal" '{"found":false}'
fi

note "reset of $princ to $newpw asked by `rune_ctx requested_by unknown`"

printf '%s\n%s\n' "$newpw" "$newpw" | kadmin -k -t /etc/krb5kdc/kadm5.keytab -p helpdesk/admin -q "cpw $princ" >$tmp 2>&1 ||
  rune_error 3 "password was not changed" '{"tool":"kadmin"}'

if [ "$unlock" = true ]; then
  kadmin -k -t /etc/krb5kdc/kadm5.keytab -p helpdesk/admin -q "modprinc -unlock $princ" </dev/null 2>/dev/null ||
    rune_error 3 "changed, but still locked" '{"changed":true,"unlocked":false}'
fi
rune_ok_kv "password changed" "principal=$princ" "unlock=$unlock"
