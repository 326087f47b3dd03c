#!/usr/bin/env bash
# `set -x` writes to stderr unless it is told otherwise.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
set -x
KERNEL="$(uname -r)"
set +x
rune_ok "Kernel read" "$(jq -nc --arg kernel "${KERNEL}" '{kernel:$kernel}')"
