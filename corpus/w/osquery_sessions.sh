#!/usr/bin/env bash
# Logged in users as osquery sees them, restricted to one user on demand.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

who=$(rune_param user "")
remote_only=$(rune_param remote_only true)
flags=(--json --config_path /dev/null --disable_events)

command -v osqueryi >/dev/null || rune_error 4 "osqueryi is not installed" '{"package":"osquery"}'

rows=$(timeout 30 osqueryi "${flags[@]}" 'select user, tty, host, time, pid from logged_in_users where type = "user"' 2>/dev/null) ||
  rune_error 2 "osquery did not answer" '{"table":"logged_in_users"}'

if [[ $remote_only == true ]]; then
  rows=$(jq -c 'map(select(.host != "" and (.host | startswith(":") | not)))' <<<"$rows") || rune_error 3 "osquery sent no rows" '{}'
fi
if [[ -n $who ]]; then
  rows=$(jq -c "map(select(.user == \"$who\"))" <<<"$rows") || rune_error 3 "filter failed" '{}'
fi

oldest=$(jq -r 'map(.time | tonumber) | min // empty' <<<"$rows" || true)
age=0
if [[ -n $oldest ]]; then
  age=$(( $(date +%s) - oldest ))
fi

rune_ok "sessions listed" "$(jq -nc --argjson rows "$rows" --argjson age "$age" \
  '{sessions: ($rows | map({user, tty, host, pid: (.pid | tonumber)})), oldest_seconds: $age}')"
