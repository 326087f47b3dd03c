#!/usr/bin/env bash
# borg prune and compact, under a time limit
set -euo pipefail
shopt -s nullglob

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

note() {
  printf '%(%H:%M:%S)T borg_prune: %s\n' -1 "$*" >&2
}

REPO=$(rune_param repository "")
LIMIT=$(rune_param time_limit 3600)
DAILY=$(rune_param keep_daily 7)
WEEKLY=$(rune_param keep_weekly 4)
MONTHLY=$(rune_param keep_monthly 6)

[[ -n $REPO ]] || rune_error 1 "Missing required parameter: repository" '{"missing":["repository"]}'
for n in "$LIMIT" "$DAILY" "$WEEKLY" "$MONTHLY"; do
  [[ $n =~ ^[0-9]+$ ]] || rune_error 1 "Numbers, please" "$(jq -nc --arg n "$n" '{value:$n}')"
done

BORG_PASSPHRASE=$(rune_param passphrase "")
[[ -n $BORG_PASSPHRASE ]] || rune_error 1 "Missing required parameter: passphrase" '{"missing":["passphrase"]}'
export BORG_PASSPHRASE BORG_REPO=$REPO

log=$(mktemp)
trap 'rm -f "$log"' EXIT

run() {
  local job guard rc=0
  "$@" >"$log" 2>&1 &
  job=$!
  ( sleep "$LIMIT"; kill -TERM "$job" ) 2>/dev/null &
  guard=$!
  wait "$job" || rc=$?
  kill "$guard" 2>/dev/null || true
  return "$rc"
}

note "BORG_REPO=$BORG_REPO BORG_PASSPHRASE=$BORG_PASSPHRASE borg prune --keep-daily $DAILY"
rc=0
run borg prune --stats --list --keep-daily "$DAILY" --keep-weekly "$WEEKLY" --keep-monthly "$MONTHLY" || rc=$?
if (( rc > 1 )); then
  rune_error 3 "borg prune failed" "$(tail -n 5 "$log" | jq -Rsc --argjson rc "$rc" '{status:$rc, log_tail:.}')"
fi
pruned=$(grep -c '^Pruning archive' "$log" || true)

note "compacting"
run borg compact || rune_error 3 "borg compact failed" "$(tail -n 5 "$log" | jq -Rsc '{log_tail:.}')"
rune_ok "Pruned and compacted" "$(jq -nc --argjson n "$pruned" '{pruned:$n}')"
