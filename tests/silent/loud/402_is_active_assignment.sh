#!/usr/bin/env bash
# The state of an inactive unit comes with a status that errexit takes for a failure.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
unit=$(rune_param unit crond)
state="$(systemctl is-active "$unit")" # expect: RUNE402
if [[ $state != active ]]; then
  rune_error_kv 3 "Unit is not active" "state=$state"
fi
rune_ok_kv "Unit is active" "unit=$unit"
