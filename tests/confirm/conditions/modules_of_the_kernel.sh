#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

release=$(uname -r)
[[ -d /lib/modules/$release/build ]] || rune_error 2 "no headers"
: here
rune_ok "done"
