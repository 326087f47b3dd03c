#!/usr/bin/env bash
# `ssh` reads stdin even when the remote command does not.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

ssh web1 true >/dev/null 2>&1 || true # expect: RUNE204
rune_init
rune_ok "Read"
