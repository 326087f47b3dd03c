#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

serial=$(rune_param serial ""); perm=$(rune_param permanent false)
[[ -n $serial ]] || rune_error 1 'no serial' '{"missing":["serial"]}'

devs=$(usbguard list-devices -b 2>/dev/null | sed -nE 's/^([0-9]+): block id ([0-9a-f:]+) serial "([^"]*)".*/\1\t\2\t\3/p' \
  | jq -Rn '[inputs|split("\t")|{n:.[0],id:.[1],serial:.[2]}]') || rune_error 2 'usbguard does not answer' '{}'

n=$(jq -r '.[] | select(.serial == "'"$serial"'") | .n' <<<"$devs" | head -1)
[[ -n $n ]] || rune_error 2 'no such blocked device' "$(jq -c '{blocked:.}' <<<"$devs")"

a=(); [[ $perm == true ]] && a=(-p)
usbguard allow-device "${a[@]}" "$n" >&2 || rune_error 3 'not allowed' "$(jq -nc --arg n "$n" '{device:$n}')"
rune_ok allowed "$(jq -nc --arg n "$n" --arg s "$serial" '{device:$n,serial:$s}')"
