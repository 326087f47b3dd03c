#!/usr/bin/env bash
# A trace shows what is exported, and what an array holds is printed with it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
declare -A option
for key in target chap_password; do
  option[$key]=$(rune_param "$key" "")
done
set -x
export REDISCLI_AUTH="${option[chap_password]}" # expect: RUNE502
set +x
shown=$(declare -p option | tr -d '"')
rune_error 3 "Login failed" "$(jq -nc --arg o "$shown" '{options: $o}')" # expect: RUNE501
