#!/usr/bin/env bash
# After `rune_init` nobody answers a question.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

read -r -p "Really? " answer || answer=no # expect: RUNE204
[[ $answer == yes ]] || rune_error 1 "not confirmed"
rune_ok "Done"
