#!/bin/sh
# start a check of an md array, or report on it
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

md=$(rune_param array md0)
act=$(rune_param action status)
[[ $md =~ ^md[0-9]{1,3}$ ]] || rune_error 1 "array is mdN" '{"field":"array"}'
s=/sys/block/$md/md
[[ -d $s ]] || rune_error_kv 2 "no such array" "array=$md"

val() { cat "$s/$1" 2>/dev/null || echo unknown; }

case $act in
  start)
    [[ $(val sync_action) == idle ]] || rune_error_kv 3 "array is busy" "action=$(val sync_action)"
    echo check >"$s/sync_action" || rune_error_kv 3 "kernel refused" "array=$md"
    ionice -c3 -p "$(pgrep -x "${md}_resync")" 2>&1 || true
    rune_ok_kv "check started" "array=$md"
    ;;
  status)
    mm=$(val mismatch_cnt) deg=$(val degraded)
    mapfile -t faulty < <(mdadm --detail "/dev/$md" 2>/dev/null | awk '/faulty/ { print $NF }')
    doc=$(jq -nc --arg a "$(val sync_action)" --arg d "$(val sync_completed)" --arg m "$mm" --arg g "$deg" \
      '{action: $a, completed: $d, mismatches: $m, degraded: $g, faulty: $ARGS.positional}' --args "${faulty[@]}")
    [[ $mm == 0 && $deg == 0 ]] || rune_error 3 "array needs a look" "$doc"
    rune_ok "array is clean" "$doc"
    ;;
  *) rune_error 1 "action is start or status" '{"field":"action"}' ;;
esac
