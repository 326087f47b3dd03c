#!/usr/bin/env bash
# i2c_sensor_read: raw words of the board sensors; complains when one is missing
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

bus=$(rune_param bus 1)
strict=$(rune_param strict false)
[[ $bus =~ ^[0-9]$ ]] || rune_error 1 "bus?" '{"field":"bus"}'
[[ -c /dev/i2c-$bus ]] || rune_error 2 "no such bus" '{"field":"bus"}'

# name:address:register
SENSORS=(board:0x48:0x00 psu:0x49:0x00 humidity:0x40:0xe3)
declare -A got=()
missing=()

word()    { i2cget -y "$bus" "$1" "$2" w 2>/dev/null; }
present() { [[ -v got[$1] ]]; }
note()    { (( ${#missing[@]} )) && echo "silent: ${missing[*]}" >&2; }

for s in "${SENSORS[@]}"; do
  IFS=: read -r name addr reg <<<"$s"
  if w=$(word "$addr" "$reg"); then
    got[$name]=$w
  else
    missing+=("$name")
  fi
done
note

json='{}'
for name in "${!got[@]}"; do
  w=${got[$name]#0x}
  raw=$(( 16#${w:2:2}${w:0:2} ))
  json=$(jq -c --arg n "$name" --argjson v "$raw" '.[$n] = $v' <<<"$json")
done

if present board; then
  rune_ok "sensors" "$json"
elif [[ $strict == true ]]; then
  rune_error 3 "board sensor is silent" "$(jq -nc '{missing:$ARGS.positional}' --args "${missing[@]}")"
fi
