#!/usr/bin/env bash
# Incremental zfs send of the homes to the second site, under a lock.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SRC="$(rune_param dataset "tank/home")"
PEER="$(rune_param peer "")"
DST="$(rune_param target "backup/home")"
LOCK=/run/lock/zfs_replicate_home
LOG="$(mktemp)"
SNAP="rune-$(date -u +%Y%m%d%H%M%S)"
trap 'rm -f "$LOG"' EXIT

[[ $SRC =~ ^[a-z]+(/[a-z0-9_]+)*$ && $DST =~ ^[a-z]+(/[a-z0-9_]+)*$ ]] \
  || rune_error 1 "bad dataset name" '{"fields":["dataset","target"]}'
[[ $PEER =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad peer" '{"field":"peer"}'

rc=0
(
  flock -n 9 || exit 75
  last=$(zfs list -H -t snapshot -o name -s creation -d 1 "$SRC" 2>/dev/null | grep '@rune-' | tail -n 1) || last=""
  zfs snapshot -r "$SRC@$SNAP" || exit 70
  if [[ -n $last ]]; then
    zfs send -R -I "@${last#*@}" "$SRC@$SNAP" | ssh -o BatchMode=yes "$PEER" "zfs receive -Fu $DST" || exit 71
  else
    zfs send -R "$SRC@$SNAP" | ssh -o BatchMode=yes "$PEER" "zfs receive -Fu $DST" || exit 71
  fi
) 9>"$LOCK" >"$LOG" 2>&1 || rc=$?

details() { jq -nc --arg s "$SRC@$SNAP" --arg p "$PEER" --rawfile l "$LOG" '{snapshot:$s, peer:$p, log:$l}'; }

case $rc in
  0)  rune_ok "Replicated" "$(details)" ;;
  75) rune_error 3 "Another replication is running" "$(details)" ;;
  70) rune_error 3 "Snapshot failed" "$(details)" ;;
  71) zfs destroy -r "$SRC@$SNAP" 2>/dev/null || true
      rune_error 2 "Transfer failed" "$(details)" ;;
  *)  rune_error 100 "Unexpected status" "$(jq -nc --argjson rc "$rc" '{status:$rc}')" ;;
esac
