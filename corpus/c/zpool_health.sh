#!/usr/bin/env bash
# health, capacity and last scrub of all pools
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

MAX_CAP="$(rune_param max_capacity "80")"
if [[ ! "$MAX_CAP" =~ ^[0-9]{1,2}$ ]]; then
  rune_error 1 "max_capacity must be 0 to 99" '{"parameter":"max_capacity"}'
fi

type zpool &>/dev/null || rune_error 4 "no ZFS on this machine" '{"missing":"zpool"}'

# one JSON object per pool
pools_as_json() {
  local name cap health scrub
  while IFS=$'\t' read -r name cap health; do
    scrub=$(zpool status "$name" | sed -n 's/^ *scan: //p')
    jq -nc --arg n "$name" --arg c "${cap%\%}" --arg h "$health" --arg s "$scrub" \
      '{name:$n, capacity:($c|tonumber), health:$h, scrub:$s}'
  done
}

if ! list=$(zpool list -H -o name,capacity,health); then
  rune_error 2 "zpool list failed" '{"step":"list"}'
fi
if [[ -z "$list" ]]; then
  rune_error 2 "there are no pools" '{"pools":[]}'
fi

pools=$(printf '%s\n' "$list" | pools_as_json | jq -sc .)

# human readable copy for the journal
zpool status -x |& logger -t zpool_health || true

bad=$(jq -c --argjson max "$((10#$MAX_CAP))" '[.[] | select(.health != "ONLINE" or .capacity > $max) | .name]' <<<"$pools")
if [[ "$bad" != "[]" ]]; then
  rune_error 3 "Pools need attention" "$(jq -nc --argjson b "$bad" --argjson p "$pools" '{bad:$b, pools:$p}')"
fi
rune_ok "All pools are healthy" "$(jq -nc --argjson p "$pools" '{pools:$p}')"
