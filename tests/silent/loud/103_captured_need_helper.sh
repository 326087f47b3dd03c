#!/usr/bin/env bash
# A helper that refuses a missing value is called in a command substitution.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
need() {
  local value
  value="$(rune_param "$1" "")"
  [[ -n $value ]] || rune_error 1 "Missing parameter: $1" # expect: RUNE103
  printf '%s' "$value"
}
HOST="$(need host)"
ping -c1 -W2 "$HOST" >/dev/null 2>&1 || rune_error 2 "Host does not answer"
rune_ok "Host answers" "$(jq -nc --arg h "$HOST" '{host:$h}')"
