#!/usr/bin/env bash
# The strict expansion stands in a subshell whose status is handled.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
( : "${BACKUP_HOST:?not set}" ) 2>/dev/null || rune_error 4 "BACKUP_HOST is not set"
ping -c 1 -W 2 "$BACKUP_HOST" >/dev/null || rune_error 2 "Backup host is down"
rune_ok "Backup host is up" '{}'
