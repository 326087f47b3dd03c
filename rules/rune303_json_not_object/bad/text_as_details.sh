#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

service=$(rune_param service sshd)

if systemctl restart "$service" 2>/dev/null; then
  rune_ok "restarted" "restarted $service" # expect: RUNE303
fi
rune_error 3 "restart failed" "exit status $?" # expect: RUNE303
