#!/usr/bin/env bash
set -euo pipefail
dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$dir/rune_bpcs.sh"
rune_init

mdstat=$(rune_param mdstat /proc/mdstat)
readd=$(rune_param readd no)
[[ $readd == yes || $readd == no ]] || rune_error 1 "readd is yes or no" '{"parameter":"readd"}'
[[ -r $mdstat ]] || rune_error 4 "no md driver on this host" "$(jq -nc --arg f "$mdstat" '{file:$f}')"

declare -A level=() slots=() live=() sync=() faulty=()
order=() cur=''
while IFS= read -r line; do
  if [[ $line =~ ^(md[0-9a-z_]+)\ :\ (active|inactive)\ (.*)$ ]]; then
    cur=${BASH_REMATCH[1]}
    order+=("$cur")
    if [[ ${BASH_REMATCH[2]} == inactive ]]; then
      level[$cur]=inactive
      continue
    fi
    rest=${BASH_REMATCH[3]}
    if [[ $rest =~ (raid[0-9]+|linear|multipath) ]]; then
      level[$cur]=${BASH_REMATCH[1]}
    else
      level[$cur]=unknown
    fi
    while [[ $rest =~ ([a-z0-9]+)\[[0-9]+\]\(F\) ]]; do
      faulty[$cur]="${faulty[$cur]:-} ${BASH_REMATCH[1]}"
      rest=${rest/"${BASH_REMATCH[0]}"/}
    done
  elif [[ -n $cur && $line =~ \[([0-9]+)/([0-9]+)\]\ \[[U_]+\] ]]; then
    slots[$cur]=$(( 10#${BASH_REMATCH[1]} ))
    live[$cur]=$(( 10#${BASH_REMATCH[2]} ))
  elif [[ -n $cur && $line =~ (recovery|resync|reshape|check)\ *=\ *([0-9.]+)% ]]; then
    sync[$cur]="${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"
  elif [[ -z $line ]]; then
    cur=''
  fi
done <"$mdstat"

(( ${#order[@]} )) || rune_ok "no arrays" '{"arrays":[]}'

rows=() degraded=0 dead=0 healed=0
for md in "${order[@]}"; do
  state=clean
  if [[ ${level[$md]} == inactive ]]; then
    state=inactive
    dead=$((dead + 1))
  elif (( ${live[$md]:-0} < ${slots[$md]:-0} )); then
    if [[ -n ${sync[$md]:-} ]]; then
      state=rebuilding
    else
      state=degraded
      degraded=$((degraded + 1))
      if [[ $readd == yes && -n ${faulty[$md]:-} ]]; then
        for disk in ${faulty[$md]}; do
          rc=0
          mdadm --manage "/dev/$md" --re-add "/dev/$disk" >&2 || rc=$?
          case $rc in
            0) state=re-added; healed=$((healed + 1)) ;;
            1) echo "$md: $disk was not taken" >&2 ;;
            *) rune_error 100 "mdadm failed" "$(jq -nc --arg d "$disk" --argjson s "$rc" '{disk:$d, status:$s}')" ;;
          esac
        done
      fi
    fi
  elif [[ ${sync[$md]:-} == check* ]]; then
    state=checking
  fi
  rows+=("$(jq -nc --arg n "$md" --arg l "${level[$md]}" --arg s "$state" --arg y "${sync[$md]:-}" '{name:$n, level:$l, state:$s, sync:$y}')")
done

data=$(printf '%s\n' "${rows[@]}" | jq -sc '{arrays:.}')
(( dead == 0 )) || rune_error 3 "$dead arrays are inactive" "$data"
if (( degraded > 0 && healed == 0 )); then
  rune_error 3 "$degraded arrays are degraded" "$data"
fi
rune_ok "${#order[@]} arrays looked at" "$data"
