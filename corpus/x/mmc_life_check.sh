#!/usr/bin/env bash
# mmc_life_check: eMMC wear as the device itself estimates it
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

dev=$(rune_param device /dev/mmcblk0)
max=$(rune_param max_percent 80)

no()   { rune_error "$1" "$2" '{"tool":"mmc"}'; }
life() { mmc extcsd read "$dev" 2>/dev/null | awk -v t="LIFE_TIME_EST_TYP_$1" 'index($0, t) {print $NF; f=1} END {exit !f}'; }
eol()  { mmc extcsd read "$dev" 2>/dev/null | awk '/PRE_EOL_INFO/ {print $NF}'; }
doc()  {
  jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson ob "$RUNE_OBSERVABILITY" \
     --argjson c "$1" --arg m "$2" --argjson d "$3" \
     '{message_metadata:$mm, payload:null, observability:$ob, error:{code:$c, message:$m, details:$d}}'
}

[[ $dev =~ ^/dev/mmcblk[0-9]$ ]] || no 1 "device is not an eMMC"
[[ -b $dev ]] || no 2 "device is not there"

a=$(life A) || no 3 "no estimate for type A"
b=$(life B) || no 3 "no estimate for type B"
e=$(eol) || e=0x00

pa=$(( a * 10 )) pb=$(( b * 10 ))
worst=$(( pa > pb ? pa : pb ))
data=$(jq -nc --argjson a "$pa" --argjson b "$pb" --arg e "$e" '{type_a:$a, type_b:$b, pre_eol:$e}')

if (( worst > max )); then
  rune_emit "$(doc 3 "eMMC is worn" "$data")" 0
fi
rune_ok "eMMC is fine" "$data"
