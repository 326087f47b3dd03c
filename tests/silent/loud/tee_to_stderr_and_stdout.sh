#!/usr/bin/env bash
# `tee /dev/stderr` copies, and the original still goes to stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
date | tee /dev/stderr # expect: RUNE102
rune_ok "Done" '{}'
