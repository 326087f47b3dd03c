#!/usr/bin/env bash
# The saved descriptor is made after stdout already points at the log.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
LOG=/var/log/rune-patch.log
{
  dnf -y -q upgrade --security || rune_error 2 "dnf failed" >&3 # expect: RUNE104
  needs-restarting -r || rune_error 3 "a reboot is needed" >&3 # expect: RUNE104
} >>"$LOG" 3>&1
rune_ok "patched" '{}'
