#!/usr/bin/env bash
# modem_signal: signal quality and registration of the first modem
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -A REASON=([none]="no modem on this board" [mm]="ModemManager does not run" [reg]="not registered")
die() { rune_error "$1" "${REASON[$2]}" "$(jq -nc --arg r "$2" '{reason:$r}')"; }

min=$(rune_param min_quality 20)
[[ $min =~ ^[0-9]{1,3}$ ]] || rune_error 1 "min_quality?" '{"field":"min_quality"}'
systemctl is-active --quiet ModemManager || die 2 mm

path=$(mmcli -L -K 2>/dev/null | grep -o '/org/[^ ]*Modem/[0-9]*' | head -n 1)
[[ -n $path ]] || die 2 none

mmcli -m "$path" --signal-setup=5 >/dev/null 2>&1 || true
all=$(mmcli -m "$path" -J 2>/dev/null) || die 2 none
sig=$(mmcli -m "$path" --signal-get -J 2>/dev/null) || sig=
q=$(jq -r '.modem.generic["signal-quality"].value // "0"' <<<"$all")
st=$(jq -r '.modem.generic.state // "?"' <<<"$all")
case $st in
  registered|connected) ;;
  *) die 3 reg ;;
esac
if (( q < min )); then
  rune_error_kv 3 "signal is weak" "quality=$q" "min=$min"
fi
rune_ok_kv "signal" "quality=$q" "state=$st" "signal=$sig"
