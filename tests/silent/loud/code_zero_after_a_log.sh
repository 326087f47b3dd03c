#!/usr/bin/env bash
# A function that logs has taken the place of the status that was to be passed on.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
log() { printf '%s\n' "$*" >&2; }
mount /srv/backup || { log "mount failed"; rune_error $? "Mount failed"; } # expect: RUNE404
umount /srv/backup || {
  echo "cannot unmount" >&2
  rune_fail "${?}" "Unmount failed" '{}' # expect: RUNE404
}
mountpoint -q /srv/backup || {
  logger -t rune "not mounted"
  rune_error $? "Not mounted" # expect: RUNE404
}
rune_ok "Checked" '{}'
