#!/usr/bin/env bash
# interfaces with error counters
set -uo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

limit=$(rune_param limit 100)
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 'limit is a number' '{"field":"limit"}'

links=$(ip -json -statistics link show up) || rune_error 2 'ip link failed' '{"command":"ip"}'
bad=$(jq -c --argjson l "$limit" '[.[] | {dev: .ifname, rx: .stats64.rx.errors, tx: .stats64.tx.errors} | select(.rx + .tx > $l)]' <<<"$links")

if [[ $bad == '[]' ]]; then
  rune_ok 'no interface above the limit' '{"interfaces":[]}'
fi

declare -a optics=()
while read -r dev; do
  power=$(ethtool -m "$dev" 2>/dev/null | awk -F': *' '/Receiver signal average optical power/ { print $2; exit }')
  optics+=("$dev ${power:-no module}")
done < <(jq -r '.[].dev' <<<"$bad")
printf '%s\n' "${optics[@]}" >&2

rune_error 3 'interfaces with errors' "$bad"
