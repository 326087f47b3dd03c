#!/usr/bin/env bash
# The words to the coprocess go into its pipe.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
command -v bc >/dev/null || rune_error 2 "No bc"
coproc CALC { bc -l; }
echo 'scale=2; 10/4' >&"${CALC[1]}"
read -r -t 5 answer <&"${CALC[0]}" || rune_error 3 "No answer from bc"
rune_ok "Calculated" "$(jq -nc --arg a "$answer" '{answer:$a}')"
