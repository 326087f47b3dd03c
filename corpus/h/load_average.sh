#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# constants ---------------------------------------------------------------
readonly ERR_BAD_ARGUMENT=22
readonly PROC=/proc/loadavg

# class LoadAverage --------------------------------------------------------
declare -A load_average=()

load_average.read() {
  local one five fifteen rest
  read -r one five fifteen rest <"$PROC" || return 1
  load_average=([one]=$one [five]=$five [fifteen]=$fifteen)
}

load_average.above() {
  awk -v a="${load_average[one]}" -v l="$1" 'BEGIN { exit !(a > l) }'
}

# main ---------------------------------------------------------------------
main() {
  local limit
  limit=$(rune_param limit 8)
  if [[ ! $limit =~ ^[0-9]+(\.[0-9]+)?$ ]]; then
    rune_error_kv "$ERR_BAD_ARGUMENT" "limit is not a number" "limit=$limit"
  fi

  load_average.read || rune_error 2 "cannot read the load" '{"file":"/proc/loadavg"}'

  if load_average.above "$limit"; then
    rune_error_kv 3 "load is high" "load=${load_average[one]}" "limit=$limit"
  fi
  rune_ok_kv "load is fine" \
    "1m=${load_average[one]}" \
    "5m=${load_average[five]}" \
    "15m=${load_average[fifteen]}"
}

main "$@"
