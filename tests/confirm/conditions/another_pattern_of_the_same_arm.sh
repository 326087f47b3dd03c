#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

action=$(rune_param action status)
case $action in status|on|soft) ;; *) rune_error 1 "unknown action" ;; esac
if [[ $action != status ]]; then
  : here
fi
rune_ok "done"
