#!/usr/bin/env bash
# mirror a playout tree to the second site
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

tree=$(rune_param tree "")
to=$(rune_param target site2:/playout)
[[ $tree =~ ^[a-z0-9_]+$ ]] || rune_error 1 "tree?" '{"field":"tree"}'
src=/playout/$tree/
[[ -d $src ]] || rune_error_kv 2 "no such tree" "path=$src"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

try() {
  local i rc=0
  for i in 1 2 3; do
    rc=0
    rsync -aH --delete-delay --partial-dir=.rsync-partial --timeout=300 --stats --log-file="$log" "$src" "$to/$tree/" >/dev/null 2>&1 || rc=$?
    case $rc in
      0|24) return 0 ;;
      10|11|12|30|35) sleep $((i * 30)) ;;
      *) return "$rc" ;;
    esac
  done
  return "$rc"
}

rc=0
try || rc=$?
if [[ $rc -eq 23 ]]; then
  echo "partial transfer, see $log" >&2
elif [[ $rc -ne 0 ]]; then
  logger -t media_sync "rsync of $tree ended with $rc" || true
  exit $rc
fi

# 2025/03/03 10:00:01 [4242] rsync error: some files ... / rsync: [sender] send_files failed to open "...": Permission denied (13)
grep -o 'failed to open "[^"]*"' "$log" | while read -r _ _ _ path; do
  [[ $path == *.partial\" ]] ||
    rune_error 3 "unreadable in the source" "$(jq -nc --arg p "$path" '{path: $p}')"
done || true

moved=$(sed -n 's/.*Number of regular files transferred: \([0-9,]*\).*/\1/p' "$log" | tail -n 1)
rune_ok_kv "tree is in sync" "tree=$tree" "files=${moved:-0}" "status=$rc"
