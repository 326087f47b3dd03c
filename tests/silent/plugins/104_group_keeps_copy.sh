#!/usr/bin/env bash
# Inside a muted group the emitter uses the copy of the contract stdout.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DEV="$(rune_param device "/dev/sdb1")"
{
  blkid "$DEV" || rune_error 2 "No such device" "$(jq -nc --arg d "$DEV" '{device:$d}')" >&4
  fsck -n "$DEV" </dev/null || rune_error 3 "The file system has errors" '{}' >&4
} 4>&1 >/dev/null 2>/dev/null
rune_ok "File system is clean" "$(jq -nc --arg d "$DEV" '{device:$d}')"
