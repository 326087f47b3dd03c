#!/bin/bash
# unlock an account and give it a one-day password
set -euo pipefail
DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

ACCT=`rune_param account ""`
ORACLE_SID=`rune_param sid PRD1`
ORAENV_ASK=NO
export ORACLE_SID ORAENV_ASK
if [ -z "$ACCT" ]; then
    rune_error 1 "account missing"
fi
ORACLE_HOME=`awk -F: -v s="$ORACLE_SID" '$1 == s { print $2 }' /etc/oratab 2>/dev/null` || ORACLE_HOME=
[ -n "$ORACLE_HOME" ] || rune_error_kv 4 "unknown sid" "sid=$ORACLE_SID"
export ORACLE_HOME
PATH=$ORACLE_HOME/bin:$PATH

NEW_PASSWORD=`openssl rand -hex 8`
RES=`echo "ALTER USER $ACCT IDENTIFIED BY x$NEW_PASSWORD PASSWORD EXPIRE ACCOUNT UNLOCK;" | sqlplus -S / as sysdba 2>&1` || rune_error 2 "sqlplus failed"
case "$RES" in
    *ORA-*)
        CODE=`expr "$RES" : '.*\(ORA-[0-9]*\)' || true`
        rune_error_kv 3 "not unlocked" "account=$ACCT" "ora=$CODE" ;;
esac
rune_ok_kv "unlocked" "account=$ACCT" "temp_password=$NEW_PASSWORD"
