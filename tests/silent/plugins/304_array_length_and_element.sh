#!/usr/bin/env bash
# The length and the first element of an array are plain values.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
mapfile -t kernels < <(ls -1 /lib/modules)
(( ${#kernels[@]} > 0 )) || rune_error 2 "No kernels are installed"
rune_ok_kv "Kernels counted" "count=${#kernels[@]}" "first=${kernels[0]}"
