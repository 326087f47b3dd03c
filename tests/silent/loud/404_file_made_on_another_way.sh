#!/usr/bin/env bash
# A file in the plugin's own folder is there only where the plugin went by: `rm` in the trap decides how it ends.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
cleanup() {
  if [[ -d $work/hooks ]]; then rm -r "$work/hooks"; fi
  rm "$work/pid" # expect: RUNE404
  rm -rf "$work"
}
trap cleanup EXIT

mode=$(rune_param mode standalone)
case $mode in
  standalone) echo "$$" >"$work/pid" ;;
  none) rune_ok "nothing to do" ;;
  *) rune_error 1 "mode: standalone or none" ;;
esac
rune_ok "done"
