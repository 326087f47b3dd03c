#!/bin/bash
set -euo pipefail
shopt -s lastpipe

source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

readonly -A FIELD=(
  ["Reference ID"]=reference
  ["Stratum"]=stratum
  ["System time"]=system_offset
  ["Leap status"]=leap
)

max_ms=$(rune_param max_offset_ms 100)
force=$(rune_param force_step false)
if [[ $max_ms == *[!0-9]* || -z $max_ms ]]; then
  rune_error_kv 1 "max_offset_ms must be a whole number" "field=max_offset_ms"
fi

offset=0 leap=unknown
chronyc tracking 2>/dev/null | while IFS=':' read -r label text; do
  label=${label%"${label##*[![:space:]]}"}
  text=${text# }
  [[ -n $label ]] || continue
  case ${FIELD[$label]:-} in
    reference) rune_out reference "$text" ;;
    stratum) rune_out "stratum=$text" ;;
    system_offset)
      offset=${text%% *}
      rune_out offset_s "$offset"
      ;;
    leap)
      leap=$text
      rune_out leap "$text"
      ;;
  esac
done || rune_error 2 "chronyc does not answer" '{"command":"chronyc tracking"}'

if [[ $leap == unknown ]]; then
  rune_err 3 "No leap status in the tracking report"
elif [[ $leap == "Not synchronised" ]]; then
  rune_err 3 "Clock is not synchronised"
elif awk -v o="$offset" -v m="$max_ms" 'BEGIN { exit !(o * 1000 > m) }'; then
  if [[ $force == true ]] && chronyc -a makestep >/dev/null; then
    rune_out stepped true
  else
    rune_err 3 "Offset is too large"
  fi
fi

rune_finish "Clock checked"
