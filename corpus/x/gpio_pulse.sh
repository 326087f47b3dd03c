#!/usr/bin/env bash
# gpio_pulse: pull a line of the relay board for some milliseconds
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

declare -rA PINS=([modem_reset]="gpiochip0 17" [router_power]="gpiochip0 22" [fan]="gpiochip1 3")

params=$(rune_init && rune_all_params)
get() { jq -r --arg k "$1" --arg d "$2" '.[$k] // $d' <<<"$params"; }

line=$(get line none)
ms=$(get milliseconds 200)

[[ -n ${PINS[$line]:-} ]] || rune_error 1 "no such line" '{"lines":["modem_reset","router_power","fan"]}'
[[ $ms =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "milliseconds?" '{"field":"milliseconds"}'
read -r chip off <<<"${PINS[$line]}"

if gpioset --mode=time --usec=$(( ms * 1000 )) "$chip" "$off=1" 2>/dev/null; then
  rune_ok "pulsed" "$(jq -nc --arg l "$line" --argjson m "$ms" '{line:$l, milliseconds:$m}')"
fi
rune_error 3 "gpioset failed" "$(jq -nc --arg c "$chip" --arg o "$off" '{chip:$c, offset:$o}')"
