#!/usr/bin/env bash
# `exit $?` in a trap is the status of the command before it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
trap 'rm -f /run/lock/plugin; true; exit $?' EXIT # expect: RUNE404
command -v rsync >/dev/null || rune_error 4 "rsync is missing"
rune_ok "Ready" '{}'
