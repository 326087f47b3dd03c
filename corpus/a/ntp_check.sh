#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
max=$(rune_param max_offset_ms 100)
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_offset_ms: number expected" '{}'
command -v chronyc &>/dev/null || rune_error 2 "chronyc missing" '{"dependency":"chronyc"}'
raw=$(chronyc -c tracking 2>/dev/null) || rune_error 2 "chronyd does not answer" '{}'
IFS=, read -r ref name stratum _ off _ <<<"$raw"
ms=$(awk -v o="${off:-0}" 'BEGIN { if (o < 0) o = -o; printf "%d", o * 1000 }')
d=$(jq -nc --arg r "$ref" --arg n "${name:-}" --arg s "${stratum:-0}" --argjson m "$ms" '{ref:$r,name:$n,stratum:$s,offset_ms:$m}')
if (( ms > max )); then
  chronyc makestep >/dev/null 2>&1 || rune_error 3 "offset too large, makestep failed" "$d"
  sleep 2
  chronyc -c tracking |& logger -t ntp_check || true
  rune_ok "clock stepped" "$d"
fi
: "offset is fine: ${ms}"
[[ -t 2 ]] && echo "offset ${ms} ms" >&2
unset raw off
rune_ok "clock in sync" "$d"
