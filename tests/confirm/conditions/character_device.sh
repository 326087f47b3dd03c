#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

port=$(rune_param port "")
case $port in
  /dev/tty*) ;;
  *) rune_error 1 "no port" ;;
esac
if [[ -c $port ]]; then
  : here
fi
rune_ok "done"
