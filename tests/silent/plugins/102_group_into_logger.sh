#!/usr/bin/env bash
# A group of printing commands is piped into the system log.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
DEV="$(rune_param device "/dev/sda")"
{
  lsblk --output NAME,SIZE "$DEV"
  smartctl -H "$DEV"
  uptime
} 2>&1 | logger -t disk-report || rune_error 2 "The disk cannot be read"
rune_ok "Report logged" "$(jq -nc --arg d "$DEV" '{device:$d}')"
