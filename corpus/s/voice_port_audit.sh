#!/usr/bin/env bash
# Voice relays: are the UDP ports of the pool bound, and by the right process?
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

range=$(rune_param range 30000-30010)
owner=$(rune_param process voicerelay)
if [[ ! $range =~ ^([0-9]{4,5})-([0-9]{4,5})$ ]]; then
  rune_error 1 "range must be FROM-TO"
fi
from=$((10#${BASH_REMATCH[1]})) to=$((10#${BASH_REMATCH[2]}))
(( from <= to && to < 65536 )) || rune_error 1 "range makes no sense"

declare -A holder=()
# UNCONN 0 0 0.0.0.0:30000 0.0.0.0:* users:(("voicerelay",pid=712,fd=9))
line_re=':([0-9]+) .*\(\("([^"]+)",pid=([0-9]+)'
while IFS= read -r line; do
  [[ $line =~ $line_re ]] && holder[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
done < <(ss -Hlunp 2>/dev/null)

free=() foreign=()
for ((p = from; p <= to; p++)); do
  case ${holder[$p]-} in
    "") free+=("$p") ;;
    "$owner") ;;
    *) foreign+=("$p:${holder[$p]}") ;;
  esac
done

show() { local IFS=,; echo "$*"; }
report=$(show "${free[@]}")
echo "free: ${report:-none}" >&2

data=$(jq -nc --arg f "$report" '{free: ($f | split(",") | map(select(. != "") | tonumber)), foreign: $ARGS.positional}' --args -- "${foreign[@]}")
if (( ${#free[@]} + ${#foreign[@]} > 0 )); then
  rune_error 3 "the pool is not whole" "$data"
fi
rune_ok "all ports are held by $owner" "$data"
