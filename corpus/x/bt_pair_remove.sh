#!/usr/bin/env bash
# bt_pair_remove: forget Bluetooth pairings that match a name
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

pat=$(rune_param name_match "")
max=$(rune_param max 5)
[[ -n $pat ]] || rune_error 1 "name_match is missing" '{"missing":["name_match"]}'
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max must be a number" '{"field":"max"}'

paired() { bluetoothctl devices Paired 2>/dev/null </dev/null | awk -v p="$pat" '$1 == "Device" && index($0, p) {print $2}'; }
forget() { btmgmt unpair -t 0 "$1" </dev/null >/dev/null 2>&1; }
sure()   {
  local yes
  read -r -t 10 -p "remove $1 pairings? " yes || yes=n
  [[ $yes == y ]]
}

mapfile -t macs < <(paired)
n=${#macs[@]}
if (( n == 0 )); then
  echo "nothing is paired under that name" >&2
  exit 0
fi
if (( n > max )); then
  sure "$n" || rune_error 3 "too many pairings" "$(jq -nc --argjson n "$n" --argjson m "$max" '{matching:$n, max:$m}')"
fi

bad=()
for m in "${macs[@]}"; do
  forget "$m" || bad+=("$m")
done
(( ${#bad[@]} == 0 )) || rune_error 3 "some stayed" "$(jq -nc '{stayed:$ARGS.positional}' --args "${bad[@]}")"
rune_ok "forgotten" "$(jq -nc '{removed:$ARGS.positional}' --args "${macs[@]}")"
