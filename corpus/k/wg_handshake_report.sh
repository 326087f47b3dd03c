#!/usr/bin/env bash
# WireGuard peers whose last handshake is too old
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2          # from here on everything is noise, but for >&3

declare -r max_age=$(rune_param max_age 300) iface=$(rune_param interface wg0)
if [[ ! $max_age =~ ^[1-9][0-9]*$ ]] || [[ ! $iface =~ ^[a-z][a-z0-9_-]{0,14}$ ]]; then
  rune_error 1 "Bad max_age or interface" '{"fields":["max_age","interface"]}' >&3
fi

ip -brief link show dev "$iface" || rune_error 2 "No such interface" "$(jq -nc --arg i "$iface" '{interface: $i}')" >&3

stale=() fresh=0 never=0
now=${EPOCHSECONDS}
{
  read -r _ || :         # the first line of a dump is the interface itself
  while IFS=$'\t' read -r pub _ endpoint allowed shake _; do
    if [[ $shake == 0 ]]; then
      never=$((never + 1))
    elif ((now - shake > max_age)); then
      echo "stale: $endpoint ($allowed), $((now - shake)) s"
      stale+=("${pub:0:8}")
    else
      fresh=$((fresh + 1))
    fi
  done
} < <(wg show "$iface" dump)

echo "fresh=$fresh never=$never stale=${#stale[@]}"
out=$(jq -nc --argjson f "$fresh" --argjson n "$never" \
  '{fresh: $f, never: $n, stale: $ARGS.positional}' --args "${stale[@]}")

if ((${#stale[@]})); then
  rune_error 3 "Stale peers" "$out" >&3
fi
rune_ok "All peers are alive" "$out" >&3
