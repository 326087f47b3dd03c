#!/usr/bin/env bash
set -euo pipefail
shopt -s extglob
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

declare -A opt=([limit]=100 [table]=filter [chain]=INPUT)

# pull everything in one go
mapfile -t pairs < <(rune_init; rune_all_params | jq -r 'to_entries[] | select(.value | scalars) | "\(.key)=\(.value)"')

for pair in "${pairs[@]}"; do
  key=${pair%%=*}
  [[ -v opt[$key] ]] || continue
  opt[$key]=${pair#*=}
done

[[ ${opt[limit]} == +([0-9]) ]] || rune_error 1 "limit must be a number" '{"field":"limit"}'
case ${opt[table]} in filter|nat|mangle|raw) ;; *) rune_error 1 "bad table" '{"field":"table"}' ;; esac

rules=$(mktemp)
iptables-save -t "${opt[table]}" >"$rules" 2>/dev/null || rune_error 2 "iptables-save failed" "{}"

grep -- "^-A ${opt[chain]} " "$rules" >"$rules.chain"

n=0
while read -r _; do n=$(( n + 1 )); done <"$rules.chain"
rm -f -- "$rules" "$rules.chain"

report=$(jq -nc --arg c "${opt[chain]}" --argjson n "$n" '{chain:$c, rules:$n}')
(( n <= opt[limit] )) || rune_error 3 "too many rules" "$report"
rune_ok "rule count is fine" "$report"
