#!/usr/bin/env bash
# volume groups that have little left
set -euo pipefail

base=$(dirname "$(readlink -f "$0")")
source "$base/rune_bpcs.sh"
rune_init

min=$(rune_param min_free_gb 5)
[[ $min =~ ^[0-9]{1,5}$ ]] || rune_error 1 "min_free_gb must be a number"
min=$((10#$min))

type vgs >/dev/null 2>&1 || rune_error 4 "lvm2 is not installed"

saved_ifs=$IFS
low=() n=0
table=$(vgs --noheadings --units g --nosuffix --separator '|' -o vg_name,vg_size,vg_free 2>/dev/null) ||
  rune_error 2 "vgs failed"

row() { printf '%-20s %10s %10s\n' "$@"; }
row VG SIZE FREE >&2
IFS='|'
while read -r vg size free; do
  [[ -n ${vg// /} ]] || continue
  vg=${vg// /}
  n=$((n+1))
  row "$vg" "$size" "$free" 1>&2
  if (( ${free%%[.,]*} < min )); then low+=("$vg"); fi
done <<<"$table"
IFS=$saved_ifs

(( n )) || rune_error 3 "no volume group on this node"

names=$(IFS=,; echo "${low[*]}")
rune_out groups "$n"
rune_out low "${#low[@]}"
rune_out low_names "$names"
if [[ ${#low[@]} -gt 0 ]]; then
  rune_err 3 "volume groups are nearly full: $names"
fi
rune_finish "volume groups checked"
