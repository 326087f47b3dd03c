#!/usr/bin/env bash
# Skip one event on a stopped replica, or give it another server id. (bank, DBA team)
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

HOST=$(rune_param host "127.0.0.1")
ACTION=$(rune_param action "")
SERVER_ID=$(rune_param server_id "")
FIELD=$(rune_param field "seconds_behind")
DB_PASSWORD=$(rune_param db_password "")
CNF=/etc/mysql/conf.d/replica.cnf

if [ -z "$DB_PASSWORD" ]; then
  rune_error 1 "db_password is missing" '{"missing":["db_password"]}'
fi

status=$(mysql -h "$HOST" -u dba -p"$DB_PASSWORD" -e 'SHOW REPLICA STATUS\G' 2>/dev/null | awk -F': ' '/Seconds_Behind|Running:/ {gsub(/ /, "", $1); print $1 "=" $2}') || rune_error 2 "replica cannot be asked" "$(jq -nc --arg h "$HOST" '{host:$h}')"

DOC=$(jq -Rnc '[inputs | split("=") | {(.[0]): .[1]}] | add // {}' <<<"$status")

case "$ACTION" in
  show)
    MYSTATE=$(jq -c '{seconds_behind: .Seconds_Behind_Source, io: .Replica_IO_Running, sql: .Replica_SQL_Running}' <<<"$DOC")
    VALUE=$(jq -r ".${FIELD}" <<<"$MYSTATE") || VALUE=""
    rune_ok "Replica status" "$(jq -nc --arg v "$VALUE" --argjson s "$MYSTATE" '{value:$v, status:$s}')"
    ;;
  renumber)
    cp -p "$CNF" "$CNF.bak" 2>/dev/null || rune_error 2 "no replica.cnf" '{}'
    sed -i "s/^server[-_]id.*/server-id = $SERVER_ID/" "$CNF" || rune_error 3 "sed failed" '{}'
    if ! systemctl restart mysql; then
      mv -f "$CNF.bak" "$CNF" || true
      systemctl restart mysql || true
      RESP=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" \
        '{message_metadata:$mm, payload:null, observability:$obs, error:{code:3, message:"restart failed, file restored", details:{}}}')
      rune_emit "$RESP" 0
    fi
    rune_ok "Renumbered" "$(jq -nc --arg i "$SERVER_ID" '{server_id:$i}')"
    ;;
  *)
    rune_error 1 "action is show or renumber" '{"field":"action"}'
    ;;
esac
