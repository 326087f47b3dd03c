#!/usr/bin/env bash
# start scrubs on pools that have not been scrubbed for a while
set -euo pipefail

. "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

days=$(rune_param older_than_days 30)
skip_busy=$(rune_param skip_busy true)
requester=$(jq -r '.payload.context.requested_by // "unknown"')

[[ $days =~ ^[0-9]{1,4}$ ]] || rune_error 1 "older_than_days must be a number" '{"parameter":"older_than_days"}'

if ! modprobe -n zfs 2>/dev/null && [[ ! -e /dev/zfs ]]; then
  rune_emit "zfs is not available on this host" 2
fi

last_scrub() {  # epoch of the last finished scrub, 0 for never
  local line
  line=$(zpool status "$1" 2>/dev/null | grep -m1 -o 'scrub repaired .* on .*' || true)
  if [[ -z $line ]]; then
    echo 0
  else
    date -d "${line##* on }" +%s 2>/dev/null || echo 0
  fi
}

limit=$(date -d "$((10#$days)) days ago" +%s)
started=() skipped=()

while IFS=$'\t' read -r pool health; do
  [[ -n $pool ]] || continue
  if [[ $health != ONLINE ]]; then
    rune_error 3 "Pool is not healthy, no scrub" "$(jq -nc --arg p "$pool" --arg h "$health" '{pool:$p, health:$h}')"
  fi
  if [[ $skip_busy == true ]] && zpool status "$pool" 2>/dev/null | grep -q 'in progress'; then
    skipped+=("$pool")
    continue
  fi
  if (( $(last_scrub "$pool") < limit )); then
    zpool scrub "$pool" 2>/dev/null || rune_error 3 "Scrub did not start" "$(jq -nc --arg p "$pool" '{pool:$p}')"
    started+=("$pool")
  fi
done < <(zpool list -H -o name,health 2>/dev/null)

rune_ok "${#started[@]} scrubs started" "$(
  jq -nc --arg r "$requester" --argjson s "${#skipped[@]}" '{requester:$r, skipped:$s, started:$ARGS.positional}' --args -- "${started[@]}"
)"
