#!/usr/bin/env bash
# A plugin may wrap the emitters in functions of its own.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

ok() { rune_ok "$1" "${2:-{\}}"; }
fail() { rune_error "$@"; }

rune_init
[[ -d /srv ]] || fail 2 "Folder is missing" '{}'
ok "Folder is there"
