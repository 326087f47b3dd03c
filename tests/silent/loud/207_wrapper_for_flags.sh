#!/usr/bin/env bash
# A wrapper asks for every flag with the same default.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
enabled() {
  local value
  value="$(rune_param "$1" true)" # expect: RUNE207
  [[ $value == true ]]
}
if enabled trim; then
  fstrim / >/dev/null 2>&1 || rune_error 2 "Cannot trim"
fi
if enabled sync; then sync; fi
rune_ok "Maintenance done" '{"ok":true}'
