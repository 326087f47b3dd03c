#!/usr/bin/env bash
# offset of the time servers that feed the switches
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

if ! note=$(rune_init 2>&1); then
  echo "init: $note" >&2
fi

max_ms=$(rune_param max_offset_ms 5)
[[ $max_ms =~ ^[0-9]+$ ]] || rune_error 1 'max_offset_ms is a number' '{"field":"max_offset_ms"}'

# ^*,ntp1.noc.example,1,6,377,35,+0.000012,...
mapfile -t rows < <(chronyc -c -n sources 2>/dev/null)
(( ${#rows[@]} )) || rune_error 2 'chronyd does not answer' '{"command":"chronyc"}'

sel='' worst=0
for row in "${rows[@]}"; do
  IFS=, read -r mode st addr _ _ reach _ adj _ <<<"$row"
  [[ $st != '*' ]] || sel=$addr
  (( 8#$reach )) || continue
  ms=$(awk -v a="$adj" 'BEGIN { a = a < 0 ? -a : a; printf "%d", a * 1000 }')
  (( ms <= worst )) || worst=$ms
done
[[ -n $sel ]] || rune_error 3 'no source is selected' '{"selected":null}'
(( worst <= max_ms )) || rune_error 3 'offset too large' "$(jq -nc --argjson w "$worst" '{worst_ms: $w}')"
rune_ok 'time is good' "$(jq -nc --arg s "$sel" --argjson w "$worst" '{selected: $s, worst_ms: $w}')"
