#!/bin/bash
# A `case` with one branch that does not emit can run off the plugin's end.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
mode="$(rune_param mode on)"
case $mode in # expect: RUNE403
  on) rune_ok "On" '{}' ;;
  off) rune_ok "Off" '{}' ;;
esac
