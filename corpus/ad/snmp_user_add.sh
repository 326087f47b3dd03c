#!/bin/bash
# snmp_user_add: SNMPv3 user for the poller
#
set -euo pipefail
PATH=/bin:/usr/bin:/sbin:/usr/sbin
. /opt/rune/lib/rune_bpcs.sh

CONF=/etc/snmp/snmpd.conf
STATE=/var/lib/snmp/snmpd.conf

# snmpd must be there before anything else makes sense
if [ ! -f $CONF ]; then
    rune_error 4 "snmpd is not configured on this host" '{"file":"/etc/snmp/snmpd.conf"}'
fi
rune_init

NAME=`rune_param name ""`
AUTH_PASSWORD=`rune_param auth_password ""`
OID=`rune_param view_oid .1.3.6.1`

expr "$NAME" : '[a-z][a-z0-9_]*$' >/dev/null || rune_error 1 "bad name" '{"parameter":"name"}'
expr "$OID" : '[.0-9]*$' >/dev/null || rune_error 1 "bad view_oid" '{"parameter":"view_oid"}'
if [ ${#AUTH_PASSWORD} -lt 8 ]; then
    rune_error 1 "auth_password needs eight characters" '{"parameter":"auth_password"}'
fi
if grep "^rouser $NAME " $CONF >/dev/null 2>&1; then
    rune_ok "user exists" '{"created":false}'
fi

systemctl stop snmpd 1>&2 || rune_error 2 "snmpd cannot be stopped" '{}'

# snmpd turns this line into a usmUser line with keys when it starts
umask 077
echo "createUser $NAME SHA \"$AUTH_PASSWORD\" AES" >> $STATE || rune_error 2 "state file" '{}'
echo "rouser $NAME authPriv $OID" >> $CONF || rune_error 2 "snmpd.conf" '{}'

systemctl start snmpd 1>&2 || rune_err "snmpd did not start again"

tries=0
until snmpget -v3 -l authPriv -u "$NAME" -a SHA -x AES -A "$AUTH_PASSWORD" -X "$AUTH_PASSWORD" localhost .1.3.6.1.2.1.1.3.0 >/dev/null 2>&1
do
    tries=`expr $tries + 1`
    if [ $tries -gt 5 ]; then
        rune_err 3 "the new user gets no answer"
        break
    fi
    sleep 2
done

rune_out name "$NAME"
rune_out "created=true"
rune_finish "user added"
