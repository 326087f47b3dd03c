#!/usr/bin/env bash
# JSON with a validated number in it is still put together as text.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
COUNT="$(rune_param count "1")"
[[ "${COUNT}" =~ ^[0-9]+$ ]] || rune_error 1 "count is no number" '{}'
rune_ok "Counted" "{\"count\":${COUNT}}" # expect: RUNE301
