#!/bin/bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# --- from mysql_status.sh ---
MYSQL="mysql --defaults-extra-file=/etc/rune/mysql.cnf -NB"
if ! command -v mysql > /dev/null 2>&1; then
    rune_error 4 "mysql client missing" '{"command":"mysql"}'
fi
if [ ! -r /etc/rune/mysql.cnf ]; then
    rune_error 4 "no credentials file" '{"file":"/etc/rune/mysql.cnf"}'
fi
# --- end ---

ACTION=$(rune_param action status)
SECS=$(rune_param seconds 2)
if ! [[ "$SECS" =~ ^[0-9]+$ ]]; then
    rune_error 1 "seconds must be a number" '{"parameter":"seconds"}'
fi

# --- from mysql_status.sh, changed ---
ask() {
    $MYSQL -e "$1" < /dev/null 2> /dev/null
}

case "$ACTION" in
    status)
        ;;
    on)
        ask "SET GLOBAL slow_query_log=1; SET GLOBAL long_query_time=$SECS" > /dev/null || rune_error 3 "cannot switch on" '{"action":"on"}'
        ;;
    off)
        ask "SET GLOBAL slow_query_log=0" > /dev/null || rune_error 3 "cannot switch off" '{"action":"off"}'
        ;;
    *)
        rune_error 1 "unknown action" "$(jq -nc --arg a "$ACTION" '{action:$a}')"
        ;;
esac

ROWS=$(ask "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('slow_query_log','long_query_time','slow_query_log_file')") || rune_error 2 "mysql does not answer" "{}"
while IFS=$'\t' read -r K V; do
    case "$K" in
        slow_query_log)      rune_out enabled "$V" ;;
        long_query_time)     rune_out seconds "$V" ;;
        slow_query_log_file) rune_out file "$V" ;;
        *)                   echo "unexpected variable $K" >&2 ;;
    esac
done <<< "$ROWS"

# --- from mysql_status.sh ---
UP=$(ask "SHOW GLOBAL STATUS LIKE 'Uptime'" | cut -f2) || UP=unknown
rune_out "uptime=$UP"
rune_finish "slow log: $ACTION"
