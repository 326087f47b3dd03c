#!/bin/bash
# Schedule downtime through the Nagios external command pipe.
set -euo pipefail

here=`cd "\`dirname "$0"\`" && pwd`
. "$here/rune_bpcs.sh"

rune_init

HOST=`rune_param host ""`
SERVICE=`rune_param service ""`
MIN=`rune_param minutes 60`
WHO=`rune_ctx requested_by rune`
WHY=`rune_param comment "scheduled by RUNE"`
PIPE=/var/spool/nagios/cmd/nagios.cmd
STATUS=/var/spool/nagios/status.dat

if [ "x$HOST" = "x" ]; then
    rune_error 1 "host missing" '{"missing":["host"]}'
fi
case $MIN in
    *[!0-9]*|''|??????*) rune_error 1 "minutes: not a number of up to five digits" ;;
esac
if [ "$MIN" -lt 1 ] || [ "$MIN" -gt 10080 ]; then
    rune_error 1 "minutes: out of range 1-10080"
fi
case "$HOST$SERVICE$WHO$WHY" in
    *';'*|*'
'*) rune_error 1 "semicolons and line breaks are not allowed" ;;
esac

if [ ! -p "$PIPE" ]; then
    rune_error 2 "command pipe not there" "`jq -nc --arg p "$PIPE" '{pipe:$p}'`"
fi
if [ ! -r "$STATUS" ]; then
    rune_error 2 "status file not readable"
fi

known=`awk -v h="$HOST" '
    /^hoststatus/ { inh = 1 }
    inh && $1 == "host_name=" h { n++ }
    /}/ { inh = 0 }
    END { print n + 0 }' "$STATUS"` || rune_error 2 "status file could not be read"

if [ "$known" = 0 ]; then
    rune_error 2 "host is not monitored" "`jq -nc --arg h "$HOST" '{host:$h}'`"
fi

START=`date +%s`
SECS=`expr "$MIN" \* 60`
END=`expr "$START" + "$SECS"`

if [ -n "$SERVICE" ]; then
    CMD="SCHEDULE_SVC_DOWNTIME;$HOST;$SERVICE"
else
    CMD="SCHEDULE_HOST_DOWNTIME;$HOST"
fi
LINE="[$START] $CMD;$START;$END;1;0;$SECS;$WHO;$WHY"

# a pipe without reader blocks for ever
if timeout 10 sh -c 'printf "%s\n" "$1" >"$2"' sh "$LINE" "$PIPE"; then
    echo "sent: $LINE" >&2
    rune_ok_kv "downtime scheduled" "host=$HOST" "start=$START" "until=$END"
else
    rune_error_kv 3 "nagios does not read its command pipe" "host=$HOST"
fi
