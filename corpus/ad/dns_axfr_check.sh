#!/usr/bin/dash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
zone=$(rune_param zone ''); srv=$(rune_param servers '')
[[ -n $zone && -n $srv ]] || rune_error 1 'zone and servers are needed' '{"missing":["zone","servers"]}'
open=() closed=()
for s in ${srv//,/ }; do
  n=$(dig +noall +answer +time=3 +tries=1 "@$s" "$zone" AXFR 2>/dev/null | grep -c 'IN[[:space:]]' || true)
  if (( n > 2 )); then open+=("$s"); else closed+=("$s"); fi
done
d=$(jq -nc --arg o "${open[*]-}" --arg c "${closed[*]-}" '{open: ($o / " "), closed: ($c / " ")}')
(( ${#open[@]} == 0 )) || rune_error 3 "zone transfer is open" "$d"
rune_ok 'no server gives the zone away' "$d"
