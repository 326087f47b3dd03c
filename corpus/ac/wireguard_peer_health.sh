#!/usr/bin/env bash
# Which WireGuard peers have not shaken hands lately?
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

iface=$(rune_param interface wg0)
max_age=$(rune_param max_age 180)
min_ok=$(rune_param min_alive 1)

[[ $iface =~ ^[a-zA-Z0-9_=+.-]{1,15}$ ]] || rune_error 1 "bad interface name"
for v in "$max_age" "$min_ok"; do
  [[ $v =~ ^(0|[1-9][0-9]{0,6})$ ]] || rune_error 1 "max_age and min_alive must be numbers"
done

command -v wg >/dev/null 2>&1 || rune_error 4 "wireguard-tools missing"

# first line describes the interface and holds its private half: it is dropped at once
dump=$(wg show "$iface" dump 2>/dev/null | tail -n +2) ||
  rune_error 2 "interface is not up" "$(jq -nc --arg i "$iface" '{interface:$i}')"

peers=$(awk -F '\t' -v now="$(date +%s)" -v OFS='\t' '
  NF >= 7 { print $1, $3, $4, ($5 > 0 ? now - $5 : -1), $6, $7 }' <<<"$dump")

report=$(jq -Rnc --arg max "$max_age" '
  [inputs | select(length > 0) | split("\t")
   | {peer: .[0][0:8], endpoint: .[1], allowed_ips: (.[2] | split(",")),
      age: (.[3] | tonumber), rx: (.[4] | tonumber), tx: (.[5] | tonumber)}
   | .alive = (.age >= 0 and .age <= ($max | tonumber))]
  | {peers: ., alive: map(select(.alive)) | length, total: length}' <<<"$peers") ||
  rune_error 100 "could not understand the output of wg"

alive=$(jq -r '.alive' <<<"$report")

if (( alive < min_ok )); then
  rune_error 3 "too few live peers" "$report"
fi
rune_ok "peers checked" "$report"
