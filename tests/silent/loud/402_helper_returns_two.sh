#!/usr/bin/env bash
# A helper hands on its failure by a return, and the plain call of it is fatal.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
check() {
  local free
  free=$(pvs --noheadings -o pv_free "$1") || return 2
  rune_out "free=${free// /}"
}
disk=$(rune_param disk /dev/vdb)
check "$disk" # expect: RUNE402
rune_finish "Physical volume looked at"
