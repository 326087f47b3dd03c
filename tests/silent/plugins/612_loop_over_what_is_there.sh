#!/usr/bin/env bash
# An array that was found to have elements gives the loop a turn, so that its variables are set behind it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[] | strings')
read -ra zones <<<"$(rune_param zones "")"
(( ${#hosts[@]} )) || rune_error 1 "hosts are missing" '{"missing":["hosts"]}'
if [[ ${#zones[@]} -eq 0 ]]; then rune_error 1 "zones are missing" '{"missing":["zones"]}'; fi
for host in "${hosts[@]}"; do
  last=${host%%.*}
done
for zone in "${zones[@]}"; do
  serial=$(( ${#zone} + 1 ))
done
retry() {
  until "$@"; do printf 'again: %s\n' "${*@Q}" >&2; sleep 1; done
}
retry true
rune_ok_kv "looked at" "last=${last}" "serial=${serial}" "cpus=$(rune_param cpus 0-3)"
