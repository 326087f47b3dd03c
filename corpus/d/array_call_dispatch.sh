#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"

check_load() { awk '{print $1}' /proc/loadavg; }
check_mem()  { awk '/^MemAvailable/{print $2}' /proc/meminfo; }
check_procs() { local d=(/proc/[0-9]*); echo "${#d[@]}"; }

declare -rA CHECKS=([load]=check_load [mem]=check_mem [procs]=check_procs)

run_check() {
  local name=$1 value
  if value=$("${CHECKS[$name]}" 2>/dev/null) && [[ -n $value ]]; then
    rune_out "$name=$value"
  else
    rune_err 3 "check $name failed"
  fi
}

main() {
  rune_init
  local which c
  which=$(rune_param check "all")
  case $which in
    all) for c in "${!CHECKS[@]}"; do run_check "$c"; done ;;
    load|mem|procs) run_check "$which" ;;
    *) die 1 "Unknown check" ;;
  esac
  log "done: $which"
  rune_finish "checked"
}

main "$@"
