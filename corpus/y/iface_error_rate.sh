#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

sys=${RUNE_SYS_NET:-/sys/class/net}
state_dir=$(rune_param state_directory /var/lib/rune)
limit=$(rune_param limit 100)
state=$state_dir/iface_errors.tsv
counters=(rx_errors tx_errors rx_dropped tx_dropped collisions)

[[ $limit =~ ^[1-9][0-9]{0,8}$ ]] || rune_error 1 "limit must be a positive number" '{"parameter":"limit"}'
[[ -d $sys ]] || rune_error 4 "no sysfs here" "$(jq -nc --arg d "$sys" '{directory:$d}')"
mkdir -p "$state_dir" 2>/dev/null || rune_error 2 "state directory cannot be made" "$(jq -nc --arg d "$state_dir" '{directory:$d}')"

exec {lock}>"$state_dir/iface_errors.lock" || rune_error 2 "lock file cannot be opened" "$(jq -nc --arg d "$state_dir" '{directory:$d}')"
flock -w 5 "$lock" || rune_error 2 "another run holds the lock" '{"waited":5}'

# ---- what the last run saw
declare -A before=()
then=0
if [[ -f $state ]]; then
  while IFS=$'\t' read -r what value; do
    case $what in
      '#time') [[ $value =~ ^[1-9][0-9]*$ ]] && then=$value ;;
      '#'*|'') ;;
      *) if [[ $value =~ ^(0|[1-9][0-9]*)$ ]]; then before[$what]=$value; fi ;;
    esac
  done <"$state"
fi

# ---- what there is now
declare -A now=() skip=()
for path in "$sys"/*; do
  dev=${path##*/}
  if [[ $dev == lo || ! -d $path/statistics ]]; then
    skip[$dev]=virtual
    continue
  fi
  up=$(cat "$path/operstate" 2>/dev/null) || up=unknown
  if [[ $up == down ]]; then
    skip[$dev]=down
    continue
  fi
  for c in "${counters[@]}"; do
    v=''
    if [[ -r $path/statistics/$c ]] && read -r v <"$path/statistics/$c" && [[ $v =~ ^(0|[1-9][0-9]*)$ ]]; then
      now[$dev/$c]=$v
    fi
  done
done
(( ${#now[@]} )) || rune_error 2 "no interface is up" "$(jq -nc --argjson n "${#skip[@]}" '{skipped:$n}')"

stamp=$(date +%s)
tmp=$(mktemp "$state.XXXXXX" 2>/dev/null) || rune_error 2 "state cannot be written" "$(jq -nc --arg f "$state" '{file:$f}')"
trap 'rm -f "$tmp"' EXIT
{
  printf '#time\t%s\n' "$stamp"
  for k in "${!now[@]}"; do printf '%s\t%s\n' "$k" "${now[$k]}"; done | sort
} >"$tmp"
mv -f "$tmp" "$state" || rune_error 2 "state cannot be replaced" "$(jq -nc --arg f "$state" '{file:$f}')"

if (( then == 0 )); then
  rune_ok "first look" "$(jq -nc --argjson n "${#now[@]}" '{counters:$n, first:true}')"
fi
span=$(( stamp - then ))
if (( span < 1 )); then
  span=1
fi

found=() worst=0
for k in "${!now[@]}"; do
  old=${before[$k]:-}
  [[ -n $old ]] || continue
  delta=$(( ${now[$k]} - old ))
  if (( delta < 0 )); then
    echo "$k was reset" >&2
    delta=${now[$k]}
  fi
  (( delta > worst )) && worst=$delta
  if (( delta > limit )); then
    found+=("$(jq -nc --arg k "$k" --argjson d "$delta" --argjson s "$span" '{counter:$k, more:$d, per_hour:($d * 3600 / $s | floor)}')")
  fi
done

data=$(printf '%s\n' "${found[@]}" | jq -sc --argjson w "$worst" --argjson s "$span" '{seconds:$s, worst:$w, findings:.}')
if (( ${#found[@]} )); then
  rune_error 3 "interface errors grow" "$data"
fi
rune_ok "interfaces are quiet" "$data"
