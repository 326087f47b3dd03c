#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

db=$(rune_param db 0)
prefix=$(rune_param prefix "")
limit=$(rune_param limit 5000)

[[ -n $prefix ]] || rune_error 1 "prefix is required" '{"missing":["prefix"]}'
if [[ $db -lt 0 || ! $db =~ ^[0-9]+$ ]]; then
  rune_error 1 "db must be a number" '{}'
fi
[[ $limit =~ ^[1-9][0-9]*$ ]] || rune_error 1 "limit must be a number" '{}'

keys=$(mktemp)
trap 'rm -f "$keys"' EXIT
redis-cli -n "$db" --scan --pattern "$prefix*" </dev/null >"$keys" 2>/dev/null || rune_error 2 "redis does not answer" '{}'
count=$(wc -l <"$keys")

if [ "$count" -gt "$limit" ]; then
  rune_out "count=$count"
  rune_out limit "$limit"
  rune_err "too many keys, refusing"
  rune_finish "refused"
fi

deleted=0
while IFS= read -r key; do
  n=$(redis-cli -n "$db" UNLINK "$key" </dev/null 2>/dev/null) || n=0
  [[ $n == 1 ]] && ((deleted++))
done <"$keys"
rune_out "deleted=$deleted"
rune_finish "keys removed"
