#!/usr/bin/env bash
# A function that prints is silent when its output is only ever taken by `$( )`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

kernel_family() {
  echo "reading the kernel" >&2
  uname -r | cut -d. -f1
}

describe() {
  printf '%s on %s\n' "$1" "$(uname -m)"
}

rune_init

FAMILY="$(kernel_family)"
TEXT="$(describe "${FAMILY}")"
rune_ok "Kernel read" "$(jq -nc --arg text "${TEXT}" '{text:$text}')"
