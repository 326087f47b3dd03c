#!/usr/bin/env bash
# A trap in single quotes expands the value when it runs, as one word.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
mnt=$(rune_param mountpoint "/mnt/backup")
[[ $mnt == /mnt/* ]] || rune_error 1 "Bad mount point"
trap 'umount -- "$mnt" 2>/dev/null || true' EXIT
mount -- "$mnt" || rune_error 2 "Cannot mount"
rsync -aq /etc/ "$mnt/etc/" || rune_error 3 "Copy failed"
rune_ok "Copied" "$(jq -nc --arg m "$mnt" '{mountpoint:$m}')"
