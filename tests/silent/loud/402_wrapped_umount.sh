#!/usr/bin/env bash
# Behind sudo and timeout stands a command that fails on a busy file system.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
target=$(rune_param target /mnt/usb)
[[ -d $target ]] || rune_error 2 "Mount point is missing"
sudo -n timeout 20 umount -- "$target" # expect: RUNE402
rune_ok_kv "Unmounted" "target=$target"
