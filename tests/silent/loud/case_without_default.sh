#!/usr/bin/env bash
# A value that no pattern matches runs off the end.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
mode=$(rune_param mode "status")
case "$mode" in # expect: RUNE403
  status) rune_ok "Status" '{"mode":"status"}' ;;
  reset) rune_ok "Reset" '{"mode":"reset"}' ;;
esac
