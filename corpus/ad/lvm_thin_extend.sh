#!/usr/bin/env bash
# Grow a thin pool when its data or metadata usage is above a threshold.
set -euo pipefail
shopt -s extglob

source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -A usage=()
declare -a grown=()

vg=$(rune_param vg '')
pool=$(rune_param pool '')
threshold=$(rune_param threshold 80)
step=$(rune_param step 10G)

[[ $vg == +([[:alnum:]_.-]) && $pool == +([[:alnum:]_.-]) ]] || rune_error 1 "vg and pool are needed" '{"missing":["vg","pool"]}'
[[ $step =~ ^[0-9]+[MG]$ ]] || rune_error 1 "step must look like 10G" '{"parameter":"step"}'
[[ -n $threshold ]] || threshold=80

read_usage() {
  local -n u=$1
  local data meta
  IFS=: read -r data meta < <(lvs --noheadings --separator : -o data_percent,metadata_percent "$vg/$pool" 2>/dev/null) || return 1
  data=${data//[[:space:]]/} meta=${meta//[[:space:]]/}
  u[data]=${data%%.*} u[meta]=${meta%%.*}
  [[ -n ${u[data]} && -n ${u[meta]} ]]
}

read_usage usage || rune_error 2 "no such thin pool" "$(jq -nc --arg v "$vg" --arg p "$pool" '{vg:$v, pool:$p}')"

if ((usage[data] >= threshold)); then
  if ! lvextend -L "+$step" "$vg/$pool" &>/dev/null; then
    rune_error $? "lvextend failed" "$(jq -nc --arg v "$vg" --arg s "$step" '{vg:$v, step:$s}')"
  fi
  grown+=(data)
fi
if [ "${usage[meta]}" -ge "$threshold" ]; then
  lvextend --poolmetadatasize "+256M" "$vg/$pool" >&2 || rune_error 3 "metadata cannot grow" "$(jq -nc --arg v "$vg" '{vg:$v}')"
  grown+=(metadata)
fi

rune_ok "checked $vg/$pool" "$(
  jq -nc --arg d "${usage[data]}" --arg m "${usage[meta]}" '{data:$d, metadata:$m, grown:$ARGS.positional}' \
    --args ${grown[@]+"${grown[@]}"}
)"
