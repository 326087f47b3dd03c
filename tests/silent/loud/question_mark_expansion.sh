#!/usr/bin/env bash
# A missing variable ends the plugin at once, and the alternative is never tried.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
: "${BACKUP_HOST:?not set}" || rune_error 4 "BACKUP_HOST is not set" # expect: RUNE402
ping -c 1 -W 2 "$BACKUP_HOST" >/dev/null || rune_error 2 "Backup host is down"
rune_ok "Backup host is up" '{}'
