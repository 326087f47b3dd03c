#!/usr/bin/env bash
# The offset of a substring is arithmetic and evaluates the message value.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
skip=$(rune_param skip "0")
line=$(uname -a)
rest=${line:$skip} # expect: RUNE503
rune_ok "Cut" "$(jq -nc --arg r "$rest" '{rest:$r}')"
