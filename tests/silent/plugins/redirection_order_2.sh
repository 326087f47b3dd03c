#!/usr/bin/env bash
# The descriptor is saved first and the group is sent to the log after that, so the emitters find their way.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
LOG=/var/log/rune-patch.log
{
  dnf -y -q upgrade --security || rune_error 2 "dnf failed" >&3
  needs-restarting -r || rune_error 3 "a reboot is needed" >&3
} 3>&1 >>"$LOG"
rune_ok "patched" '{}'
