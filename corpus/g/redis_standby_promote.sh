#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

STANDBY=$(rune_param standby "")
FORCE=$(rune_param force false)
LAG_LIMIT=$(rune_param lag_limit 100)
REDISCLI_AUTH=$(rune_param redis_password "")
export REDISCLI_AUTH

[[ -n $STANDBY ]] || rune_error 1 "standby is required" '{"missing":["standby"]}'

answered=0
finish() {
  local rc=$?
  if [[ $answered -eq 0 ]]; then
    answered=1
    rune_error 100 "ended early" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
answer() {
  answered=1
  "$@"
}
trap finish EXIT

field() { sed -n "s/^$1://p" | tr -d '\r'; }

INFO=$(redis-cli -h "$STANDBY" info replication 2>/dev/null) || answer rune_error 2 "standby does not answer" "$(jq -nc --arg s "$STANDBY" '{standby:$s}')"
role=$(field role <<<"$INFO")
lag=$(field master_last_io_seconds_ago <<<"$INFO")

if [[ $role == master ]]; then
  answer rune_ok "is the master already" "$(jq -nc --arg s "$STANDBY" '{standby:$s, promoted:false}')"
fi
if [ "${lag:-9999}" -gt "$LAG_LIMIT" ] && [[ $FORCE != true ]]; then
  answer rune_error 3 "standby lags" "$(jq -nc --arg l "${lag:-unknown}" '{lag:$l}')"
fi

rc=0
redis-cli -h "$STANDBY" replicaof no one >/dev/null 2>&1 || rc=$?
case $rc in
  0) ;;
  *) answer rune_error 3 "not promoted" "$(jq -nc --argjson rc "$rc" '{status:$rc}')" ;;
esac
answer rune_ok "promoted" "$(jq -nc --arg s "$STANDBY" --arg l "${lag:-0}" '{standby:$s, promoted:true, lag:$l}')"
