#!/usr/bin/env bash
# The classic port probe puts host and port into a program.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
peer=$(rune_param peer "")
[[ -n $peer ]] || rune_error 1 "Missing peer"
timeout 3 bash -c "exec 3<>/dev/tcp/$peer/443" 2>/dev/null || rune_error 2 "Port closed" # expect: RUNE503
rune_ok "Port open" "$(jq -nc --arg p "$peer" '{peer:$p}')"
