#!/usr/bin/env bash
set -uo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

A=$(rune_param a "")
B=$(rune_param b "")
for v in "$A" "$B"; do
  if [[ ! $v =~ ^[0-9]+(\.[0-9]+)?$ ]]; then
    rune_error 1 "a and b must be numbers" '{"missing":["a","b"]}'
  fi
done

command -v bc >/dev/null || rune_error 4 "bc is not installed" '{}'

coproc CALC { bc -l 2>/dev/null; }
calc_in=${CALC[1]} calc_out=${CALC[0]} calc_pid=$CALC_PID

ask() {
  local -n _res=$1
  printf '%s\n' "$2" >&"$calc_in" || return 1
  IFS= read -r -t 5 _res <&"$calc_out" || return 1
}

sum= product=
ask sum "$A + $B" || rune_error 3 "bc gave no answer" '{"step":"sum"}'
ask product "$A * $B" || rune_error 3 "bc gave no answer" '{"step":"product"}'
kill "$calc_pid" 2>/dev/null

rune_ok_kv "calculated" "sum=$sum" "product=$product"
