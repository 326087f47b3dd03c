#!/usr/bin/env bash
# `rune_emit` with text that is not JSON answers an error path with nothing.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
[[ -d /srv/app ]] || rune_emit "no such folder" 2 # expect: RUNE406
rune_ok "Folder is there" '{}'
