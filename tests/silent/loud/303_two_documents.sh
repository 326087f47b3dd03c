#!/usr/bin/env bash
# Two objects in a row are not one object.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
hwclock --systohc --utc 2>/dev/null || rune_error 2 "Hardware clock is not writable"
rune_ok "Clock written" '{"clock":"rtc0"} {"zone":"utc"}' # expect: RUNE303
