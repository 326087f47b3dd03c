#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

pools=$(rune_param pools "")
maxage=$(rune_param max_age_days 35)
[[ $maxage =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_age_days: want a number" '{"field":"max_age_days"}'
[[ $pools ]] || pools=$(zpool list -H -o name 2>/dev/null) ||
  rune_error 5 "cannot list pools"

say() {
  printf '%s scrub: %s\n' "$(date +%T)" "$*"
}

# epoch of the last finished scrub; 1 if there never was one
last_scrub() {
  local when
  when=$(zpool status "$1" 2>/dev/null | sed -n 's/.*scrub repaired .* errors on //p') || return 1
  [[ $when ]] || return 1
  date -d "$when" +%s
}

start_scrub() {
  say "starting on $1"
  zpool scrub "$1" 2>/dev/null || say "$1: refused" >&2
}

now=$(date +%s)
late=()
for p in $pools; do
  say "looking at $p" >&2
  t=$(last_scrub "$p")
  if (( (now - t) / 86400 > maxage )); then
    late+=("$p")
    start_scrub "$p"
  fi
done

report=$(printf '%s\n' "${late[@]:-}" | jq -R 'select(length > 0)' | jq -sc '{overdue: ., count: length}')
rune_ok "scrub state checked" "$report"
