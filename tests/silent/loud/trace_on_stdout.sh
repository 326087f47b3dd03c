#!/usr/bin/env bash
# `BASH_XTRACEFD=1` puts the trace on stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
BASH_XTRACEFD=1 # expect: RUNE107
set -x
KERNEL="$(uname -r)"
set +x
rune_ok "Kernel read" "$(jq -nc --arg kernel "${KERNEL}" '{kernel:$kernel}')"
