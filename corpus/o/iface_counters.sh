#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

# keep a copy of the last message for support cases
mkdir -p /var/tmp/rune
tee /var/tmp/rune/iface_counters.last.json | rune_init

pattern=$(rune_param pattern '^(en|eth|bond)')
mapfile -t links < <(ip -json link show 2>/dev/null | jq -r '.[] | select(.operstate == "UP") | .ifname')

rows=()
for l in "${links[@]}"; do
  [[ $l =~ $pattern ]] || continue
  s=/sys/class/net/$l/statistics
  [[ -r $s/rx_errors ]] || continue
  rows+=("$(jq -nc --arg l "$l" --argjson rx "$(<"$s/rx_errors")" --argjson tx "$(<"$s/tx_errors")" '{name:$l, rx_errors:$rx, tx_errors:$tx}')")
done
all=$(printf '%s\n' "${rows[@]}" | jq -sc .)
rune_ok "counters read" "$(jq -nc --argjson a "$all" '{links:$a}')"
