#!/usr/bin/env bash
# The function that would initialise is defined and never called.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
setup() {
  rune_init
  umask 022
}
FILE="$(rune_param file "/etc/resolv.conf")"
[[ -s $FILE ]] || rune_error 2 "The file is missing or empty" "$(jq -nc --arg f "$FILE" '{file:$f}')"
rune_ok "The file has content" "$(jq -nc --arg f "$FILE" '{file:$f}')"
# expect-at: 1 RUNE201
