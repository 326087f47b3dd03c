#!/bin/bash
set -euo pipefail
# installs a line in the crontab of the current user
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source $SCRIPT_DIR/rune_bpcs.sh
rune_init

TAG=$(rune_param tag "")
LINE=$(rune_param line "")

if [ "$TAG" == "" ]; then rune_error 1 "tag is missing" '{"missing":["tag"]}'; fi
if [ "$LINE" == "" ]; then rune_error 1 "line is missing" '{"missing":["line"]}'; fi

OLD=$(mktemp)
NEW=$(mktemp)
trap 'rm -f "$OLD" "$NEW"' EXIT

# crontab -l fails when there is no crontab, that is fine
crontab -l > "$OLD" 2>/dev/null || true

COUNT=0
while IFS= read -r l || [ -n "$l" ]; do
  case "$l" in
    *"# rune:$TAG") ((COUNT++)) || true ;;
    *) echo "$l" >> "$NEW" ;;
  esac
done < "$OLD"
echo "$LINE # rune:$TAG" >> "$NEW"

echo "---- new crontab ----" >&2
cat "$NEW" >&2

if crontab "$NEW" 2>/tmp/rune-cron.err; then
  rune_ok_kv "crontab installed" "tag=$TAG" "replaced=$COUNT"
else
  ERR=$(cat /tmp/rune-cron.err || true)
  rune_error 3 "crontab refused the file" "$(jq -nc --arg e "$ERR" '{stderr:$e}')"
fi
