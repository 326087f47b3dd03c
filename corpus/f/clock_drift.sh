#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

max=$(rune_param max_ms 250)
[[ $max =~ ^[1-9][0-9]*$ ]] || rune_error 1 'max_ms: positive number'

read -r -d '' prog <<'AWK' || true
/^System time/   { gsub(/[^0-9.]/, "", $4); printf "drift=%d\n", $4 * 1000 }
/^Stratum/       { print "stratum=" $3 }
/^Leap status/   { print "leap=" $4 }
/^Reference ID/  { print "ref=" $4 }
AWK

tracking=$(chronyc tracking 2>/dev/null) || rune_error 2 'chronyd does not answer'

declare -A v=([drift]=0 [stratum]=0 [leap]=unknown [ref]=none)
while IFS='=' read -r k val; do
  v[$k]=$val
done < <(awk "$prog" <<<"$tracking")

printf >&2 '%-10s %s\n' drift "${v[drift]}ms" stratum "${v[stratum]}" leap "${v[leap]}"

[[ ${v[drift]} =~ ^[0-9]+$ && ${v[stratum]} =~ ^[0-9]+$ ]] || rune_error 3 'cannot read the output of chronyc'

out=$(jq -nc --argjson d "${v[drift]}" --argjson s "${v[stratum]}" --arg l "${v[leap]}" --arg r "${v[ref]}" \
      '{drift_ms:$d, stratum:$s, leap:$l, reference:$r}')

if [[ ${v[leap]} == Not ]] || (( v[stratum] >= 16 )); then
  rune_error 3 'clock is not synchronised' "$out"
fi
(( v[drift] <= max )) || rune_error 3 'clock drifts' "$out"
rune_ok 'clock is good' "$out"
