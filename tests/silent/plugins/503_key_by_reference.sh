#!/usr/bin/env bash
# Behind a name reference stands an associative array: its keys are texts, and nothing is calculated.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
declare -A limits=()
unit=$(rune_param unit '')
note() {
  local -n into=$1
  into[$unit]=$2
  printf '%s\n' "${into[$unit]}" >&2
}
note limits 10
rune_ok_kv "noted" "count=${#limits[@]}"
