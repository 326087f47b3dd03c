#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

target="$(rune_param target /srv/backup)"
rune_out target "$target"

# Parentheses, so that the change of folder ends with them.
(
  if cd "$target" 2>/dev/null; then
    rune_out entered yes # expect: RUNE106
  else
    rune_err 2 "Backup folder is missing" # expect: RUNE106
  fi
)

rune_finish "backup folder checked"
