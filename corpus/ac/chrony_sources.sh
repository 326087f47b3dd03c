#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init
export LC_ALL=C

max_offset_ms=$(rune_param max_offset_ms 100)
min_sources=$(rune_param min_sources 3)
fix=$(rune_param makestep false)

[[ $max_offset_ms =~ ^[1-9][0-9]{0,5}$ ]] || rune_error 1 "max_offset_ms must be a number"
[[ $min_sources =~ ^[1-9]$ ]] || rune_error 1 "min_sources must be 1 to 9"

if ! command -v chronyc >/dev/null; then
  if systemctl is-active --quiet systemd-timesyncd; then
    rune_error 4 "host runs systemd-timesyncd, not chrony"
  fi
  rune_error 4 "chrony is not installed"
fi

tracking() {
  local ref stratum off
  local -a f
  IFS=, read -r -a f <<<"$(chronyc -n -c tracking 2>/dev/null)"
  (( ${#f[@]} >= 5 )) || return 1
  ref=${f[1]} stratum=${f[2]} off=${f[4]}
  printf '%s\t%s\t%s\n' "$ref" "$stratum" "$off"
}

if ! line=$(tracking); then
  rune_error 2 "chronyd does not answer"
fi
IFS=$'\t' read -r reference stratum offset <<<"$line"

sources=$(chronyc -n -c sources 2>/dev/null) || rune_error 2 "source list not available"
usable=$(grep -cE '^[\^=#],[*+-],' <<<"$sources" || true)
total=$(grep -c . <<<"$sources" || true)

offset_ms=$(awk -v o="$offset" 'BEGIN { if (o < 0) o = -o; printf "%.3f", o * 1000 }')

stepped=false
if awk "BEGIN { exit !($offset_ms > $max_offset_ms) }"; then
  if [[ $fix == true ]]; then
    chronyc -n makestep >&2 || rune_error 3 "makestep was refused"
    stepped=true
  else
    rune_error 3 "clock is off" "$(jq -nc --arg o "$offset_ms" --arg r "$reference" '{offset_ms:($o|tonumber), reference:$r}')"
  fi
fi

doc=$(jq -nc --arg r "$reference" --arg s "$stratum" --arg o "$offset_ms" --argjson u "$usable" --argjson t "$total" --argjson st "$stepped" \
  '{reference:$r, stratum:($s|tonumber? // null), offset_ms:($o|tonumber), sources:{usable:$u, total:$t}, stepped:$st}')

(( usable >= min_sources )) || rune_error 3 "too few usable sources" "$doc"
rune_ok "clock is synchronised" "$doc"
