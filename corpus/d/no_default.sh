#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"

enable_unit() {
  run_or_fail 3 "enable failed" systemctl enable "$1"
  rune_ok_kv "enabled" "unit=$1"
}

disable_unit() {
  run_or_fail 3 "disable failed" systemctl disable "$1"
  rune_ok_kv "disabled" "unit=$1"
}

mask_unit() {
  run_or_fail 3 "mask failed" systemctl mask "$1"
  log "masked $1"
}

main() {
  rune_init
  local unit verb
  unit=$(rune_param unit "")
  verb=$(rune_param verb "enable")
  [[ -n $unit ]] || die 1 "Missing unit"
  case $verb in
    enable) enable_unit "$unit" ;;
    disable) disable_unit "$unit" ;;
    mask) mask_unit "$unit" ;;
    *) die 1 "Unknown verb" ;;
  esac
}

main "$@"
