#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

repo=$(rune_param repo "")
BORG_PASSPHRASE=$(rune_param passphrase "")
export BORG_PASSPHRASE
[[ -n $repo ]] || rune_error 1 "repo is required" '{"missing":["repo"]}'

keep=()
for k in daily weekly monthly; do
  v=$(rune_param "keep_$k" "")
  [[ -n $v ]] || continue
  [[ $v =~ ^[0-9]{1,3}$ ]] || rune_error 1 "keep_$k is no number" "$(jq -nc --arg k "keep_$k" '{field: $k}')"
  keep+=("--keep-$k=$v")
done
((${#keep[@]})) || keep=(--keep-daily=7 --keep-weekly=4)

LOG=$(mktemp -t borg.XXXXXX)
trap 'rm -f "$LOG"' EXIT

exec 9>/run/lock/borg-prune.lock || rune_error 2 "cannot open the lock file"
flock -n 9 || rune_error 3 "another prune is running" '{"retry":true}'

tries=0
while :; do
  tries=$((tries + 1))
  # 0 fine, 1 warnings, 2 error; a lock on the repository is worth waiting for
  set +e
  borg prune --list --lock-wait 60 "${keep[@]}" "$repo" >"$LOG" 2>&1 </dev/null
  rc=$?
  grep -q 'Failed to create/acquire the lock' "$LOG"
  locked=$?
  set -e
  case $rc:$locked:$tries in
    0:*|1:*) break ;;
    *:0:[1-3]) sleep $((tries * 20)) ;;
    *) rune_error 3 "prune failed" "$(tail -n 5 "$LOG" | jq -Rsc --argjson rc "$rc" '{status: $rc, log: .}')" ;;
  esac
done

pruned=$(grep -c '^Pruning archive' "$LOG") || true
kept=$(grep -c '^Keeping archive' "$LOG") || true
borg compact "$repo" >>"$LOG" 2>&1 || echo "compact failed; space is not freed yet" >&2

rune_ok "repository pruned" "$(jq -nc --argjson p "${pruned:-0}" --argjson k "${kept:-0}" --argjson t "$tries" \
  '{pruned: $p, kept: $k, tries: $t}')"
