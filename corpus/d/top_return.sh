#!/usr/bin/env bash
# No errexit: checks by hand.
set -u
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

TABLE_NAME=$(rune_param table "filter")
case $TABLE_NAME in
  filter|nat|mangle) ;;
  *) rune_error 1 "Unknown table" "$(jq -nc --arg t "$TABLE_NAME" '{table:$t}')" ;;
esac

DUMP=$(iptables-save -t "$TABLE_NAME" 2>/dev/null)
rc=$?
if [ "$rc" -ne 0 ]; then
  echo "iptables-save: status $rc" >&2
  exit "$rc"
fi

rules=0 chains=0
while IFS= read -r l; do
  case $l in
    -A*) rules=$((rules + 1)) ;;
    :*) chains=$((chains + 1)) ;;
  esac
done <<<"$DUMP"

answer() {
  local data
  data=$(jq -nc --argjson r "$rules" --argjson c "$chains" '{rules:$r, chains:$c}')
  if [ "$chains" -gt 0 ]; then
    rune_ok "counted" "$data"
  fi
  echo "table $TABLE_NAME has no chains" >&2
}

answer
