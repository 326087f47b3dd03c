#!/bin/bash
# grow a thin pool when its data is fuller than the threshold
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

VG=$(rune_param vg "")
POOL=$(rune_param pool "")
THRESHOLD=$(rune_param threshold 80)
STEP=$(rune_param step "10G")

[ -n "$VG" ] && [ -n "$POOL" ] || rune_error 1 "vg and pool are required" '{"missing":["vg","pool"]}'
[[ $THRESHOLD =~ ^[0-9]+$ ]] || rune_error 1 "threshold is a percentage" '{}'
[[ $STEP =~ ^[0-9]+[MG]$ ]] || rune_error 1 "step is a size such as 10G" '{}'

USED=$(lvs --noheadings -o data_percent "$VG/$POOL" 2>/dev/null | tr -d ' ') \
  || rune_error 2 "no such pool" "$(jq -nc --arg p "$VG/$POOL" '{pool:$p}')"
USED=${USED%%[.,]*}

if (( ${USED:-0} < THRESHOLD )) {
  rune_ok "Nothing to do" "$(jq -nc --argjson u "${USED:-0}" '{used:$u, grown:false}')"
}

if ! lvextend -L "+$STEP" "$VG/$POOL" >&2; then
  rune_error 3 "lvextend failed" "$(jq -nc --arg s "$STEP" '{step:$s}')"
fi
rune_ok "Pool grown" "$(jq -nc --arg s "$STEP" '{step:$s, grown:true}')"
