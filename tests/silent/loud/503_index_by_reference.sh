#!/usr/bin/env bash
# Behind a name reference stands an array with numbers for keys: a subscript is calculated.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
declare -a limits=()
unit=$(rune_param unit '')
note() {
  local -n into=$1
  into[$unit]=$2 # expect: RUNE503
}
note limits 10
rune_ok_kv "noted" "count=${#limits[@]}"
