#!/bin/bash
# disables a vhost after an abuse report
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LOG=/var/log/support/abuse.log
mkdir -p /var/log/support

# log to file and to the screen
log() {
    echo "`date '+%F %T'` $*" | tee -a "$LOG"
}

# leave with a reason
die() {
    log "FATAL $*" >&2
    exit 2
}

VHOST=`rune_param vhost ""`
TICKET=`rune_param ticket "none"`
if [ -z "$VHOST" ]; then
    rune_error 1 "vhost is required" '{"missing":["vhost"]}'
fi

log "disabling $VHOST, ticket $TICKET"

if [ ! -f "/etc/apache2/sites-available/$VHOST.conf" ]; then
    die "no such vhost: $VHOST"
fi

a2dissite "$VHOST" >> "$LOG" 2>&1 || die "a2dissite failed"
if ! apachectl configtest >> "$LOG" 2>&1; then
    a2ensite "$VHOST" >> "$LOG" 2>&1 || true
    rune_error 3 "configuration broken without this vhost, put back" "`jq -nc --arg v "$VHOST" '{vhost:$v}'`"
fi
systemctl reload apache2 || rune_error 3 "reload failed" '{"step":"reload"}'

rune_ok "vhost disabled" "`jq -nc --arg v "$VHOST" --arg t "$TICKET" '{vhost:$v,ticket:$t}'`"
