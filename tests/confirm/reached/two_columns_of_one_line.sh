#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

limit=$(rune_param cpu_percent 90)
[[ $limit =~ ^[1-9][0-9]?$ ]] || rune_error 1 "cpu_percent" '{}'
busy=()
while read -r pid load age name; do
  if ((age > 600 && ${load%.*} >= limit)); then
    busy+=("$pid")
  fi
done < <(ps -u app -o pid=,pcpu=,etimes=,comm=)
((${#busy[@]})) || rune_ok "nothing to do"
rune_error 7 "busy" '{}' # expect: RUNE405
