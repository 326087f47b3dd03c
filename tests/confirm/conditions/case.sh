#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

case "$(rune_param a start)" in
  start) ;;
  st?p|halt)
    : here ;;
  *) rune_error 1 "no" ;;
esac
rune_ok "done"
