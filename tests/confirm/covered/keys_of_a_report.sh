#!/usr/bin/env bash
# Lines of a report become elements by the name that stands in each: several names, each with a text of its own.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

declare -A field=()
while IFS= read -r line; do
  if [[ $line =~ ^\ *([A-Za-z_]+):\ ?(.*)$ ]]; then
    field["${BASH_REMATCH[1]}"]="${BASH_REMATCH[2]}"
  fi
done < <(slapcheck --report)
[[ -n ${field[Provider]:-} ]] || rune_error 3 "no provider" '{}'
if [[ ${field[Provider]} == down && ${field[Retries]:-0} == 5 ]]; then
  rune_error 2 "the provider is down" '{}'
fi
rune_ok "replicates" '{}'
