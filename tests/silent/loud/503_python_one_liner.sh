#!/usr/bin/env bash
# A value stands between the quotes of a one line program of Python.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
stamp=$(rune_param stamp "")
[[ -n $stamp ]] || rune_error 1 "Missing required parameter: stamp"
day=$(python3 -c "import datetime as d; print(d.date.fromisoformat('$stamp').isoweekday())" 2>/dev/null) || rune_error 1 "No date" # expect: RUNE503
rune_ok_kv "Day of the week" "day=$day"
