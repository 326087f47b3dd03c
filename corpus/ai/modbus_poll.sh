#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

bus=$(rune_param bus /dev/ttyRS485)
baud=$(rune_param baud 9600)
map=$(rune_param register_map /etc/modbus/map)

[[ -c $bus ]] || rune_error 2 "bus is not there" "$(jq -nc --arg b "$bus" '{bus: $b}')"
[[ -r $map ]] || rune_error 2 "register map is not readable" "$(jq -nc --arg m "$map" '{map: $m}')"
case $baud in
  9600|19200|38400|115200) ;;
  *) rune_error 1 "baud rate is not supported" '{"supported":[9600,19200,38400,115200]}' ;;
esac

# UNIT REGISTER NAME SCALE
bad=0
list=
while read -r unit reg name scale _; do
  case $unit in ''|\#*) continue ;; esac
  if raw=$(timeout 4 mbpoll -m rtu -b "$baud" -a "$unit" -r "$reg" -1 -q "$bus" 2>/dev/null); then
    val=$(awk -v s="${scale:-1}" '/^\[/ { printf "%.3f", $2 * s; exit }' <<<"$raw")
    list+="${list:+,}$(printf '{"unit":%d,"name":"%s","value":%s}' "$unit" "$name" "${val:-null}")"
  else
    printf 'unit %s register %s: no answer\n' "$unit" "$reg" >&2
    ((bad++))
  fi
done <"$map"

values=$(jq -c . <<<"[$list]") || rune_error 3 "register map gives odd names"

if [[ $(rune_param publish false) == true ]]; then
  mosquitto_pub -h 127.0.0.1 -t "plant/$(hostname -s)/modbus" -s <<<"$values" 2>/dev/null ||
    rune_error 3 "broker refused the values"
fi

rune_ok "bus polled" "$(jq -nc --argjson v "$values" --argjson b "$bad" '{values: $v, silent: $b}')"
