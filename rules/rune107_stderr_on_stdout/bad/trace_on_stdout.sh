#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

BASH_XTRACEFD=1 # expect: RUNE107
set -x

KERNEL="$(uname -r)"
FAMILY="${KERNEL%%.*}"

set +x
rune_ok "Kernel read" "$(jq -nc --arg family "$FAMILY" '{family:$family}')"
