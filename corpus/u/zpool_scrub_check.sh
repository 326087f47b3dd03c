#!/usr/bin/env bash
# health of the pools, and start a scrub where the last one is too old
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

pools()  { zpool list -H -o name 2>/dev/null; }
health() { zpool list -H -o health "$1"; }
warn_degraded() {
  local h
  h=$(health "$1" 2>/dev/null) || h=UNKNOWN
  [[ $h != ONLINE ]] && echo "$1 is $h" >&2
}

ALL=$(pools) || rune_error 2 "zfs is not usable" '{"tool":"zpool"}'
[[ -n $ALL ]] || rune_error 2 "no pools" '{"pools":[]}'

for pool in $ALL; do
  warn_degraded "$pool"
done

STARTED=()
for pool in $ALL; do
  if zpool status "$pool" 2>/dev/null | grep -q 'scrub repaired'; then
    continue
  fi
  zpool scrub "$pool" >&2 && STARTED+=("$pool")
done

if (( ${#STARTED[@]} > 0 )); then
  names=$(printf '%s\n' "${STARTED[@]}" | jq -Rnc '[inputs]')
  rune_ok "scrubs started" "$(jq -nc --argjson s "$names" '{started:$s}')"
fi
