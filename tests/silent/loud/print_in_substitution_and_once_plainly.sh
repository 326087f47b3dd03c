#!/usr/bin/env bash
# A function that prints is reported when only one of its calls stands outside `$( )`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

kernel_family() {
  uname -r | cut -d. -f1 # expect: RUNE102
}

describe() {
  printf 'on %s\n' "$1" # expect: RUNE101
}

rune_init

FAMILY="$(kernel_family)"
TEXT="$(describe "${FAMILY}")"
kernel_family
describe "${TEXT}"
rune_ok "Kernel read" "$(jq -nc --arg text "${TEXT}" '{text:$text}')"
