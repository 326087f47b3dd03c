#!/usr/bin/env bash
# A case with an allow list lets only constant words reach the eval.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
level=$(rune_param level info)
case $level in
  debug | info | warn) ;;
  *) rune_error 1 "Bad level" '{"allowed":["debug","info","warn"]}' ;;
esac
level_debug=7 level_info=6 level_warn=4
eval "number=\$level_${level}"
logger -t rune -p user.notice "level is $number" || true
rune_ok_kv "Level translated" "number=$number"
