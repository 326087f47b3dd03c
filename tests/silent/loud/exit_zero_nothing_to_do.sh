#!/usr/bin/env bash
# An early end with nothing to do says nothing.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
if [[ ! -e /run/reboot-required ]]; then
  exit 0 # expect: RUNE403
fi
shutdown -r +5 >&2 || rune_error 3 "Cannot schedule the reboot"
rune_ok "Reboot scheduled" '{"minutes":5}'
