#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

declare -A limits=([cpu]=80 [mem]=90)
fill() {
  local -n into=$1
  into=$(kubectl top nodes --no-headers 2>/dev/null | awk -v c="$2" '{print $c}' | tr -d % | sort -n | tail -n 1) # expect: RUNE402
}
fill cpu 3
fill mem 5
for kind in cpu mem; do
  declare -n now=$kind
  if [[ $now =~ ^[0-9]+$ ]] && (( now > ${limits[$kind]} )); then
    rune_error 30 "$kind is high" "$(jq -nc --arg k "$kind" '{kind:$k}')" # expect: RUNE405
  fi
done
rune_ok "fine"
