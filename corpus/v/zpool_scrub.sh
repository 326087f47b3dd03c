#!/usr/bin/env bash
# Start a scrub on each healthy pool that had none for N days.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

declare -a pools=() started=()
declare -i now=0 last=0

setup() {
  rune_init
  printf -v now '%(%s)T' -1
}
last_scrub() {
  local -n _epoch=$1
  local line
  _epoch=0
  line=$(zpool status "$2" 2>/dev/null | sed -n 's/.*scan: scrub repaired.* on //p') || return 0
  [[ -z $line ]] || _epoch=$(date -d "$line" +%s)
}

days=$(rune_param days 30)
[[ $days =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "days must be 1..999" "$(jq -nc --arg d "$days" '{days:$d}')"
mapfile -t pools < <(zpool list -H -o name,health 2>/dev/null | awk '$2 == "ONLINE" {print $1}')
(( ${#pools[@]} )) || rune_error 2 "no healthy pool" '{}'
for pool in "${pools[@]}"; do
  last_scrub last "$pool"
  if (( now - last < days * 86400 )); then continue; fi
  if zpool scrub "$pool" 2>/dev/null; then started+=("$pool"); fi
done
rune_ok "scrubs started" "$(jq -nc '{started:$ARGS.positional}' --args "${started[@]}")"
