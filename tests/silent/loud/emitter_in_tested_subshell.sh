#!/usr/bin/env bash
# `( rune_error … ) || true` goes on after the message.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
(rune_error 2 "Folder is missing" '{}') || true # expect: RUNE103
rune_ok "Folder is there" '{}'
