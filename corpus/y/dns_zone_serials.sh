#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
tries=$(rune_param tries 3)
[[ ${zone,,} =~ ^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z]{2,}\.?$ ]] || rune_error 1 "zone is no domain name" "$(jq -nc --arg z "$zone" '{zone:$z}')"
[[ $tries =~ ^[1-9]$ ]] || rune_error 1 "tries is 1 to 9" '{"parameter":"tries"}'
mapfile -t servers < <(rune_param_json servers '[]' | jq -r '.[]?' | sort -u)

if (( ! ${#servers[@]} )); then
  found=$(dig +short +time=3 +tries=1 NS "$zone" 2>/dev/null) || rune_error 2 "no resolver answers" '{"query":"NS"}'
  while read -r ns; do
    [[ -z $ns || $ns == ';'* ]] || servers+=("${ns%.}")
  done <<<"$found"
fi
(( ${#servers[@]} )) || rune_error 2 "the zone has no servers" "$(jq -nc --arg z "$zone" '{zone:$z}')"
for s in "${servers[@]}"; do
  [[ $s =~ ^[A-Za-z0-9][A-Za-z0-9.:_-]*$ ]] || rune_error 1 "not a server name" "$(jq -nc --arg s "$s" '{server:$s}')"
done

# serial SERVER -> the serial; 9 no answer, 10 an answer without SOA, 11 refused
serial() {
  local out rc=0
  out=$(dig +time=2 +tries=1 +norecurse "@$1" "$zone" SOA 2>/dev/null) || rc=$?
  (( rc != 9 )) || return 9
  (( rc == 0 )) || return 12
  case $out in
    *'status: REFUSED'*) return 11 ;;
    *'status: NOERROR'*) ;;
    *) return 10 ;;
  esac
  awk '$4 == "SOA" { print $7; found = 1 } END { exit !found }' <<<"$out" || return 10
}

declare -A got=() why=()
for (( round = 1; round <= tries; round++ )); do
  high=0 spread=0
  for s in "${servers[@]}"; do
    rc=0
    n=$(serial "$s") || rc=$?
    case $rc in
      0)
        if [[ ! $n =~ ^[0-9]{1,10}$ ]]; then
          why[$s]='odd serial'
          continue
        fi
        unset 'why[$s]'
        got[$s]=$n ;;
      9) why[$s]='no answer' ;;
      10) why[$s]='no SOA' ;;
      11) why[$s]='refused' ;;
      *) rune_error 100 "dig cannot be used" "$(jq -nc --arg s "$s" --argjson rc "$rc" '{server:$s, status:$rc}')" ;;
    esac
  done
  for s in "${!got[@]}"; do
    n=${got[$s]}
    (( 10#$n > high )) && high=$((10#$n))
  done
  for s in "${!got[@]}"; do
    n=${got[$s]}
    if (( 10#$n != high )); then spread=$((spread + 1)); fi
  done
  (( spread == 0 && ${#why[@]} == 0 )) && break
  if (( round < tries )); then sleep $(( round * 5 )); fi
done

rows=$(
  for s in "${!got[@]}"; do jq -nc --arg s "$s" --argjson n "$((10#${got[$s]}))" '{server:$s, serial:$n}'; done
  for s in "${!why[@]}"; do jq -nc --arg s "$s" --arg w "${why[$s]}" '{server:$s, error:$w}'; done
)
data=$(jq -sc --arg z "$zone" --argjson h "$high" '{zone:$z, highest:$h, servers:.}' <<<"$rows")

(( ${#got[@]} )) || rune_error 2 "no server answers for the zone" "$data"
(( spread == 0 )) || rune_error 3 "$spread servers are behind" "$data"
(( ${#why[@]} == 0 )) || rune_error 3 "some servers fail" "$data"
rune_ok "all serials agree" "$data"
