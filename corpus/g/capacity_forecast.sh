#!/bin/bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

MOUNT=$(rune_param mount /)
DAYS=$(rune_param days 30)
[[ $DAYS =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "days must be 1 to 999" '{"invalid":["days"]}'

USED=$(df -P -k -- "$MOUNT" 2>/dev/null | awk 'NR == 2 {print $3}') || rune_error 2 "no such mount" "$(jq -nc --arg m "$MOUNT" '{mount:$m}')"
SIZE=$(df -P -k -- "$MOUNT" 2>/dev/null | awk 'NR == 2 {print $2}') || SIZE=0
HISTORY=/var/lib/rune/capacity.tsv

command -v bc >/dev/null 2>&1 || rune_error 4 "bc is not installed" '{"missing":["bc"]}'

coproc CALC { bc -l 2>/dev/null; }
calc_in=${CALC[1]} calc_out=${CALC[0]} calc_pid=$CALC_PID

ask() {
  printf '%s\n' "$1" >&"$calc_in"
  IFS= read -r -t 5 REPLY <&"$calc_out" || REPLY=0
}

first=$USED
if [[ -r $HISTORY ]]; then
  while IFS=$'\t' read -r mount used _; do
    if [[ $mount == "$MOUNT" ]]; then
      first=$used
      break
    fi
  done <"$HISTORY"
fi
printf '%s\t%s\t%s\n' "$MOUNT" "$USED" "$(date +%F)" 2>/dev/null >>"$HISTORY" || echo "history not written" >&2

ask "scale=2; ($USED - $first) / $DAYS"
growth=$REPLY
ask "scale=2; $USED * 100 / ($SIZE + 1)"
percent=$REPLY

exec {calc_in}>&-
wait "$calc_pid" || true

rune_ok_kv "forecast made" "mount=$MOUNT" "used_kb=$USED" "growth_kb_per_day=$growth" "percent=$percent"
