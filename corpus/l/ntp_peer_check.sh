#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
limit=$(rune_param max_offset_ms 50)
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "max_offset_ms: number expected" '{}'
csv=$(chronyc -c tracking 2>/dev/null) || rune_error 2 "chronyd does not answer" '{"tool":"chronyc"}'
IFS=, read -r ref name stratum _ offset _ <<<"$csv"
rune_out "reference=${name:-$ref}"
rune_out stratum "$stratum"
ms=$(awk -v o="${offset:-0}" 'BEGIN { o = o < 0 ? -o : o; printf "%d", o * 1000 }')
rune_out "offset_ms=$ms"
if [ "${stratum:-0}" -eq 0 ] || [ "${stratum:-0}" -ge 16 ]; then
  rune_err "clock is not synchronised"
elif (( ms > limit )); then
  rune_err 3 "offset $ms ms is over the limit"
fi
while IFS=, read -r mode st src _; do
  if [[ $st == x ]]; then
    echo "falseticker: $src ($mode)" >&2
    rune_error 256 "falseticker among the sources" "$(jq -nc --arg s "$src" '{source:$s}')"
  fi
done < <(chronyc -c sources 2>/dev/null)
rune_finish "clock checked"
