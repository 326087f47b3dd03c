#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# Meant to report how long it took.
on_exit() {
  rune_ok_kv "Finished" "seconds=${SECONDS}" # expect: RUNE108
}

rune_init
trap on_exit EXIT

KERNEL="$(uname -r)"
rune_ok "Kernel read" "$(jq -nc --arg kernel "${KERNEL}" '{kernel:$kernel}')"
