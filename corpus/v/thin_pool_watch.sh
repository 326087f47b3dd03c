#!/usr/bin/env bash
# Fill level of thin pools, weighted by a coprocess with bc.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

warn_at=$(rune_param warn 80)
[[ $warn_at =~ ^[0-9]{1,2}$ ]] || rune_error 1 "warn must be 0..99" "$(jq -nc --arg w "$warn_at" '{warn:$w}')"
for tool in bc lvs; do
  hash "$tool" 2>/dev/null || rune_error 4 "a tool is missing" "$(jq -nc --arg t "$tool" '{tool:$t}')"
done

coproc CALC { bc -l 2>/dev/null; }
calc_in=${CALC[1]} calc_out=${CALC[0]}
trap '' PIPE   # bc may die: calc then answers 1
trap 'exec {calc_in}>&-' EXIT

calc() {
  local -n _answer=$1
  printf '%s\n' "$2" >&"$calc_in"
  read -r -t 5 -u "$calc_out" _answer || return 1
}

declare -a lines=() high=()
declare -A fill=()
raw=$(lvs --noheadings --separator '|' -S 'segtype=thin-pool' -o vg_name,lv_name,data_percent,metadata_percent 2>/dev/null) \
  || rune_error 2 "lvs failed" '{}'
mapfile -t lines <<<"$raw"
for line in "${lines[@]}"; do
  IFS='|' read -r vg lv data meta <<<"${line// /}"
  [[ -n $lv && -n $data ]] || continue
  calc score "scale=0; ($data * 0.7 + ${meta:-0} * 0.3) / 1" || rune_error 100 "bc died" '{}'
  fill["$vg/$lv"]=$score
  if (( score >= 10#$warn_at )); then high+=("$vg/$lv"); fi
done

pools='{}'
for pool in "${!fill[@]}"; do
  pools=$(jq -c --arg p "$pool" --argjson s "${fill[$pool]}" '.[$p] = $s' <<<"$pools")
done
if (( ${#high[@]} )); then
  rune_error 3 "pools are nearly full" "$(jq -c '{pools:., high:$ARGS.positional}' --args "${high[@]}" <<<"$pools")"
fi
rune_ok "pools are fine" "$(jq -c '{pools:.}' <<<"$pools")"
