#!/usr/bin/env bash
# one reindex at a time; stdout is parked while the indexer talks
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOCK=/run/lock/rune-reindex.lock
INDEX=$(rune_param index "catalogue")
case $INDEX in
  catalogue|orders|people) ;;
  *) rune_error 1 "unknown index" '{"allowed":["catalogue","orders","people"]}' ;;
esac

if ! { exec 9>"$LOCK"; } 2>/dev/null; then
  rune_error 2 "cannot open the lock file"
fi
flock -n 9 || rune_error 3 "another reindex is running"

LOG=$(mktemp)
exec 4>&1 >"$LOG" 2>&1

echo "start $(date)"
set -x
rc=0
/opt/search/bin/indexer --rotate "$INDEX" || rc=$?
{ set +x; } 2>/dev/null
echo "status $rc"
uptime

exec 1>&4 4>&-

tail=$(tail -n 5 "$LOG")
rm -f "$LOG"

case $rc in
  0) rune_ok "reindexed" "$(jq -nc --arg i "$INDEX" --arg t "$tail" '{index:$i, log:$t}')" ;;
  *) rune_error 3 "indexer failed" "$(jq -nc --arg i "$INDEX" --arg t "$tail" --argjson rc "$rc" '{index:$i, log:$t, status:$rc}')" ;;
esac
