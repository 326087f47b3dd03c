#!/usr/bin/env bash
# Report every imported pool: size, fill level, health, device errors.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

max_cap=$(rune_param max_cap 85)
[[ $max_cap =~ ^[0-9]{1,2}$ ]] || rune_error 1 "max_cap must be 0..99" "$(jq -nc --arg v "$max_cap" '{max_cap:$v}')"

declare -A pools=()
declare -a order=()

collect_pools() {
  local -n _pools=$1 _order=$2
  local name size alloc cap health
  while IFS=$'\t' read -r name size alloc cap health; do
    _pools[$name]="$size $alloc ${cap%\%} $health"
    _order+=("$name")
  done < <(zpool list -Hp -o name,size,alloc,cap,health 2>/dev/null)
}

pool_errors() {
  # prints the number of devices with a non-zero READ/WRITE/CKSUM column
  zpool status -p -- "$1" 2>/dev/null |
    awk '$1 == "NAME" {on=1; next} /^errors:/ {on=0} on && NF >= 5 && ($3+$4+$5) > 0 {n++} END {print n+0}'
}

collect_pools pools order
(( ${#order[@]} )) || rune_error 2 "No pool is imported" '{"pools":[]}'

docs=()
over=0
for name in "${order[@]}"; do
  read -r size alloc cap health <<<"${pools[$name]}"
  errs=$(pool_errors "$name") || errs=0
  [[ $cap == +([0-9]) ]] || cap=0
  (( cap <= max_cap )) || over=$((over + 1))
  docs+=("$(jq -nc --arg name "$name" --arg health "$health" --argjson cap "$cap" --arg size "$size" \
    --arg alloc "$alloc" --argjson errs "${errs:-0}" \
    '{name:$name, health:$health, capacity:$cap, size:$size, allocated:$alloc, devices_with_errors:$errs}')")
done

out=$(printf '%s\n' "${docs[@]}" | jq -sc --argjson over "$over" '{pools:., over_limit:$over}')
if (( over )); then
  rune_error 3 "$over pool(s) above ${max_cap}%" "$out"
fi
rune_ok "${#order[@]} pool(s) inspected" "$out"
