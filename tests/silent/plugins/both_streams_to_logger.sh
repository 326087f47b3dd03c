#!/usr/bin/env bash
# `|& logger` takes stdout and stderr away.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
uname -a |& logger -t rune || true
echo "text" |& logger -t rune || true
rune_ok "Logged" '{}'
