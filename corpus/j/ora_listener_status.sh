#!/bin/bash
#
# ora_listener_status - what does the Oracle listener know about a service?
#
set -eu
set -o pipefail

SCRIPT_DIR=`dirname "$0"`
. "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

SERVICE=`rune_param service ""`
LISTENER=`rune_param listener LISTENER`
ORATAB=/etc/oratab
[ -f /var/opt/oracle/oratab ] && ORATAB=/var/opt/oracle/oratab

if [ -z "$SERVICE" ]; then
    rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'
fi
[ -r "$ORATAB" ] || rune_error 4 "No oratab on this host" "`jq -nc --arg f "$ORATAB" '{oratab:$f}'`"

SID=`rune_param sid ""`
ORACLE_HOME=`awk -F: -v sid="$SID" '/^[^#*]/ && (sid == "" || $1 == sid) { print $2; exit }' "$ORATAB"`
if [ "x$ORACLE_HOME" = "x" ]; then
    rune_error 4 "SID not in oratab" "`jq -nc --arg s "$SID" '{sid:$s}'`"
fi
export ORACLE_HOME
PATH=$ORACLE_HOME/bin:$PATH
export PATH

TMP=`mktemp /tmp/lsnr.XXXXXX`
trap 'rm -f "$TMP"' 0

if lsnrctl status "$LISTENER" >"$TMP" 2>&1 </dev/null
then
    :
else
    rc=$?
    TNS=`sed -n 's/.*\(TNS-[0-9][0-9]*\).*/\1/p' "$TMP" | sort -u | head -3 | tr '\n' ' '`
    rune_error 2 "Listener $LISTENER does not answer" \
        "`jq -nc --arg l "$LISTENER" --arg t "$TNS" --argjson rc $rc '{listener:$l, tns:$t, rc:$rc}'`"
fi

# Service "X" has 1 instance(s).
#   Instance "X1", status READY, has 1 handler(s) for this service...
INST=`awk -v s="$SERVICE" '
    $1 == "Service"  { gsub(/"/, "", $2); split($2, p, "."); hit = ($2 == s || p[1] == s) }
    hit && $1 == "Instance" { gsub(/[",]/, ""); print $2, $4 }' "$TMP"`

N=0
READY=0
while read inst status
do
    [ -n "$inst" ] || continue
    N=$((N + 1))
    case $status in
        READY) READY=$((READY + 1)) ;;
        *) echo "instance $inst is $status" >&2 ;;
    esac
done <<END
$INST
END

if [ $N -eq 0 ]; then
    rune_error 3 "Service is not registered" "`jq -nc --arg s "$SERVICE" '{service:$s}'`"
fi
rune_ok "Service registered" "`jq -nc --arg s "$SERVICE" --argjson n $N --argjson r $READY '{service:$s, instances:$n, ready:$r}'`"
