#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

want=$(rune_param state enabled)
was=disabled
if [[ -L /etc/app/enabled/site ]]; then was=enabled; fi
if [[ $was == "$want" ]]; then rune_ok "nothing to do"; fi
case $want in
  enabled) link x ;;
  disabled) : here ;;
  *) rune_error 1 "no such state" ;;
esac
rune_ok "done"
