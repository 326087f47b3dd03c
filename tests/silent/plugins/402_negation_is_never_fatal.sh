#!/usr/bin/env bash
# A negated command at top level does not end the plugin whatever its status is.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
note=/var/lib/rune/reboot.note
! grep -qs 'linux-image' /var/run/reboot-required.pkgs
answer=${PIPESTATUS[0]}
printf '%s\n' "$answer" >"$note" || rune_error 2 "Note is not writable"
rune_ok_kv "Note written" "status=$answer"
