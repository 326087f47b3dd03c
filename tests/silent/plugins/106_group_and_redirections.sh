#!/usr/bin/env bash
# Groups and redirections around the accumulator make no subshell.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
rune_init
LOG="$(mktemp)"
KERNEL="$(uname -r)"
{
  echo "kernel ${KERNEL}"
  rune_out kernel "$KERNEL"
} >>"$LOG" 2>&1
rune_out log "$LOG" >/dev/null 2>&1
[[ -e /run/reboot-required ]] && rune_out reboot "required" || rune_out reboot "no"
rune_finish "Kernel checked"
