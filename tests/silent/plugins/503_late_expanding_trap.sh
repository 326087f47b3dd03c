#!/usr/bin/env bash
# A trap in single quotes expands the variable when it runs and parses nothing again.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
mnt=$(rune_param mount /mnt/stage)
trap 'umount -- "$mnt" 2>/dev/null || true' EXIT
mount -o ro /dev/vg0/snap "$mnt" 2>/dev/null || rune_error 2 "Snapshot was not mounted"
files=$(find "$mnt" -xdev -type f | wc -l) || rune_error 3 "Snapshot is unreadable"
rune_ok_kv "Files counted" "files=$files"
