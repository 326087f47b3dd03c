#!/usr/bin/env bash
# A parameter that comes with all the others gets what a check asks of it, and the others stay.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

declare -A p
while IFS=$'\t' read -r k v; do
  p[$k]=$v
done < <(rune_all_params | jq -r 'to_entries[] | [.key, (.value | tostring)] | @tsv')
api_token=$(rune_param api_token "")

if [[ -z ${p[id]:-} || -z $api_token ]]; then
  rune_error 1 "id and api_token are needed" '{}'
fi
[[ ${p[id]} =~ ^[0-9a-f-]{36}$ ]] || rune_error 1 "id is no UUID" '{}'
echo "asking"  # expect: RUNE101
rune_ok "asked" "$(jq -nc --arg i "${p[id]}" '{id:$i}')"
