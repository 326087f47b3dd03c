#!/usr/bin/env bash
# A resolver under xargs and timeout answers on the contract stdout.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
mapfile -t NAMES < <(rune_param_json names '["localhost"]' | jq -r '.[]')
printf '%s\0' "${NAMES[@]}" |
  xargs -0 -r -n1 timeout 5 dig +short +tries=1 || rune_error 2 "A name does not resolve" # expect: RUNE102
rune_ok "Names resolved" "$(jq -nc --arg n "${#NAMES[@]}" '{count:($n|tonumber)}')"
