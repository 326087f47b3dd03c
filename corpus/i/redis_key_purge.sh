#!/bin/bash
# Deletes keys of retired game seasons. Patterns come one per line.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

SHARD=$(rune_param shard "")
BATCH=$(rune_param batch 500)
[[ $SHARD =~ ^[0-9]{1,2}$ ]] || rune_error 1 "shard is a number" '{"field":"shard"}'
[[ $BATCH =~ ^[0-9]+$ ]] || rune_error 1 "batch is a number" '{"field":"batch"}'
SOCK="/run/redis/shard-$SHARD.sock"
[ -S "$SOCK" ] || rune_error 2 "shard is not on this node" "$(jq -nc --arg s "$SHARD" '{shard:$s}')"

mapfile -t PATTERNS
(( ${#PATTERNS[@]} )) || PATTERNS=("season:1:*" "season:2:*")

purge() {
  local pattern=$1 n=0 keys
  while mapfile -t -n "$BATCH" keys && (( ${#keys[@]} )); do
    redis-cli -s "$SOCK" unlink "${keys[@]}" >/dev/null 2>&1 || return 1
    n=$(( n + ${#keys[@]} ))
  done < <(redis-cli -s "$SOCK" --scan --pattern "$pattern" 2>/dev/null)
  PURGED=$n
}

total=0
declare -p PATTERNS
for p in "${PATTERNS[@]}"; do
  PURGED=0
  if purge "$p"; then
    total=$((total + PURGED))
    rune_out "$p" "$PURGED"
  else
    rune_err 3 "purge of a pattern failed"
  fi
done
rune_out "patterns=${PATTERNS[*]}"
rune_out "total=$total"
rune_finish "purged"
