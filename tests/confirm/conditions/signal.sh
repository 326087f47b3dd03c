#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
lock=
stop() {
  if [[ -n $lock ]]; then
    : here
  fi
  rune_error 3 "stopped"
}
trap stop INT TERM
unit=$(rune_param unit app)
systemctl stop "$unit" || rune_error 2 "cannot stop"
lock=$unit
systemctl start "$unit" || rune_error 2 "cannot start"
rune_ok "done"
