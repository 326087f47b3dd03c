#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

log() { printf '[%s] %s\n' "$(date +%T)" "$*" >&2; }

rune_init

KERNEL="$(uname -r)"
rune_out "kernel=${KERNEL}"
rune_out "machine=$(uname -m)"
log "node described" # expect: RUNE403
