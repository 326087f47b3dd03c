#!/bin/bash
# creates a mailbox; dovecot reads the passwd-file itself
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
set +e

ADDRESS=`rune_param address ""`
QUOTA=`rune_param quota_mb "500"`
LOG=/var/log/support/mailbox.log
mkdir -p /var/log/support

# prints the domain part, refuses everything else
domain_of() {
    local d
    d=`echo "$1" | sed -n 's/^[^@]*@\([a-z0-9.-]*\)$/\1/p'`
    if [ -z "$d" ]; then
        rune_error 1 "address is not valid" '{"parameter":"address"}'
    fi
    echo "$d"
}

DOMAIN=`domain_of "$ADDRESS"`
USER_PART=`echo "$ADDRESS" | cut -d@ -f1`
HOME_DIR="/srv/mail/$DOMAIN/$USER_PART"

if [ -d "$HOME_DIR" ]; then
    rune_ok "Mailbox exists" "`jq -nc --arg a "$ADDRESS" '{address:$a, created:false}'`"
fi

mkdir "$HOME_DIR" >> "$LOG" 2>&1
if [ $? -ne 0 ]; then
    echo "ERROR: cannot create $HOME_DIR"
    exit 2
fi
chown vmail:vmail "$HOME_DIR" 2>> "$LOG"
if [ $? -ne 0 ]; then
    rune_error 3 "cannot set the owner" '{"step":"chown"}'
fi
echo "$ADDRESS:::::::userdb_quota_rule=*:storage=${QUOTA}M" >> /etc/dovecot/users
rune_ok "Mailbox created" "`jq -nc --arg a "$ADDRESS" '{address:$a, created:true}'`"
