#!/usr/bin/env bash
# A missing environment variable ends the shell at once and no handler helps.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
: "${BACKUP_TARGET:?BACKUP_TARGET is not set}" # expect: RUNE402
rclone copy /srv/data "$BACKUP_TARGET" >/dev/null 2>&1 || rune_error 2 "Copy failed"
rune_ok_kv "Copied" "target=$BACKUP_TARGET"
