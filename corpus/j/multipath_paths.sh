#!/usr/bin/env bash
# Count active and failed paths per multipath map; optional check of one map.
set -euo pipefail
shopt -s lastpipe extglob

source "$(cd "$(dirname "${BASH_SOURCE[0]}")"; pwd)/rune_bpcs.sh"
rune_init

want=$(rune_param map "")
min=$(rune_param min_paths 2)
case $min in
  [1-9]|[1-9][0-9]) ;;
  *) rune_error 1 "min_paths must be 1..99" "$(jq -nc --arg got "${min@Q}" '{got:$got}')" ;;
esac

if ! command -v multipathd >/dev/null; then
  rune_error 2 "device-mapper-multipath is not installed" '{"command":"multipathd"}'
fi

declare -A good=() bad=()

# "%m|%d|%t|%T" = map, device, dm state, checker state
if ! raw=$(multipathd show paths raw format "%m|%d|%t|%T" 2>&1); then
  rune_error 2 "multipathd does not answer" "$(jq -Rsc '{output:.}' <<<"$raw")"
fi

printf '%s\n' "$raw" | while IFS='|' read -r map dev dm chk; do
  [[ -n $map && $map != "[orphan]" ]] || continue
  [[ -z $want || $map == "$want" ]] || continue
  if [[ $dm == active && $chk == ready ]]; then
    good[$map]="${good[$map]:-} $dev"
  else
    bad[$map]="${bad[$map]:-} $dev"
    good[$map]="${good[$map]:-}"
  fi
done

tally() {
  # tally ARRAYNAME KEY VARNAME: number of words in ARRAY[KEY]
  local -n _arr=$1
  local -a words
  read -ra words <<<"${_arr[$2]:-}" || true
  printf -v "$3" '%d' "${#words[@]}"
}

if (( ${#good[@]} == 0 )); then
  rune_error 2 "No multipath map matches" "$(jq -nc --arg m "$want" '{map:$m}')"
fi

weak=0
for map in "${!good[@]}"; do
  tally good "$map" up
  tally bad "$map" down
  (( up >= min )) || (( ++weak ))
  jq -nc --arg map "$map" --argjson up "$up" --argjson down "$down" '{map:$map, up:$up, down:$down}'
done | jq -sc 'sort_by(.map)' | read -r maps

# the loop above is not the last element, so its counter is gone: count in the document
weak=$(jq --argjson m "$min" '[.[] | select(.up < $m)] | length' <<<"$maps")
body=$(jq -nc --argjson maps "$maps" --argjson weak "$weak" '{maps:$maps, below_minimum:$weak}')

if [[ $weak -gt 0 ]]; then
  rune_error 3 "$weak map(s) have fewer than $min paths" "$body"
fi
rune_ok "All maps have $min or more paths" "$body"
