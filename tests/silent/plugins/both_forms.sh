#!/usr/bin/env bash
# Both call forms of the accumulator, and an error with a code from a constant.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
readonly E_LOGIC=3
FREE=$(df --output=avail -k /var | tail -n 1) || rune_error 2 "no size of /var"
FREE="${FREE//[[:space:]]/}"
rune_out "free_kib=$FREE"
rune_out mount /var
if [[ "$FREE" =~ ^[0-9]+$ && "$FREE" -lt 1024 ]]; then
  rune_err "$E_LOGIC" "the file system is full"
fi
rune_finish "measured"
