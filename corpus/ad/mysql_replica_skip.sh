#!/usr/bin/env bash
# Skip a broken statement on a replica, but only for error numbers that are known to be harmless.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -rA HARMLESS=([1062]="duplicate key" [1032]="row not found" [1050]="table exists")
declare -A st=()

channel=$(rune_param channel '')
check=$(rune_param check_errno true)
[[ ${#channel} -le 64 ]] || rune_error 1 "channel name is too long" '{"parameter":"channel"}'

sql() { mysql --defaults-extra-file=/etc/rune/mysql.cnf --batch --skip-column-names -e "$1"; }

load_status() {
  local -n into=$1
  local key value
  into=()
  while IFS=: read -r key value; do
    key=${key//[[:space:]]/}
    [[ $key =~ ^[A-Z][A-Za-z_]+$ ]] && into[$key]=${value# }
  done < <(mysql --defaults-extra-file=/etc/rune/mysql.cnf -e 'SHOW REPLICA STATUS\G' 2>/dev/null)
  ((${#into[@]} > 0))
}

load_status st || rune_error 2 "this is no replica, or mysqld does not answer" '{}'
if [[ ${st[Replica_SQL_Running]-} == Yes ]]; then
  rune_ok_kv "the replica runs" "skipped=0" "lag=${st[Seconds_Behind_Source]-unknown}"
fi

errno=${st[Last_SQL_Errno]:-0}
if [[ $check == true && ! -v HARMLESS[$errno] ]]; then
  rune_error 3 "the error is not on the list" "$(jq -nc --arg e "$errno" --arg t "${st[Last_SQL_Error]-}" '{errno:$e, text:$t}')"
fi

sql "STOP REPLICA; SET GLOBAL sql_replica_skip_counter = 1; START REPLICA FOR CHANNEL '$channel'" >/dev/null ||
  rune_error 2 "mysql refused" "$(jq -nc --arg c "$channel" '{channel:$c}')"
sleep 2
load_status st || rune_error 2 "no status after the skip" '{}'

state=$(for k in Replica_IO_Running Replica_SQL_Running; do
  printf '%s\t%s\n' "$k" "${st[$k]-}"
done | jq -Rnc '[inputs / "\t" | {(.[0]): .[1]}] | add')
[[ ${st[Replica_SQL_Running]-} == Yes ]] || rune_error 3 "the replica stopped again" "$state"
rune_ok_kv "one statement skipped" "errno=$errno" "reason=${HARMLESS[$errno]-forced}" "state=$state"
