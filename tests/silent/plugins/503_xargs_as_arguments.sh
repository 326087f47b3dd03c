#!/usr/bin/env bash
# The words of the message are plain arguments of a fixed command.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
units=$(rune_param units "")
[[ -n $units ]] || rune_error 1 "Missing required parameter: units"
printf '%s\n' "$units" | xargs -r -n 1 systemctl reset-failed -- >/dev/null || rune_error 3 "A unit was not reset"
rune_ok_kv "Units reset" "units=$units"
