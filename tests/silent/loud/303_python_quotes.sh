#!/usr/bin/env bash
# Details with single quotes inside are a Python dictionary, which is not JSON.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

if ! ip link show bond0 >/dev/null 2>&1; then
  rune_error 2 "Bond is missing" "{'interface': 'bond0'}" # expect: RUNE303
fi
rune_ok "Bond is there" '{"interface":"bond0"}'
