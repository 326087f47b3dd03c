#!/usr/bin/env bash
# Two elements that are set by a name reference are both there afterwards.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
declare -A usage=()
pool=$(rune_param pool tank)
measure() {
  local -n into=$1
  local data meta
  IFS=: read -r data meta < <(lvs --noheadings --separator : -o data_percent,metadata_percent 2>/dev/null) || return 1
  into[data]=${data%%.*} into[meta]=${meta%%.*}
  [[ -n ${into[data]} && -n ${into[meta]} ]]
}
measure usage || rune_error_kv 2 "no such pool" "pool=$pool"
rune_ok_kv "measured" "data=${usage[data]}" "metadata=${usage[meta]}"
