#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

dev=$(rune_param device "")
case $(stat -c %F "$dev" 2>/dev/null) in
  "block special file") : here ;;
  *) rune_error 2 "no" ;;
esac
rune_ok "done"
