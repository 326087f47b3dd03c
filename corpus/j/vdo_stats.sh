#!/usr/bin/env bash
# space saving of the VDO volumes
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"

start() {
  local note
  if ! note=$(rune_init 2>/dev/null); then
    rune_error 1 "Unreadable request" "$(jq -nc --arg n "$note" '{answer:$n}')"
  fi
}
start

min=$(rune_param min_saving 10)
[[ $min =~ ^[0-9]+$ ]] || min=10
mapfile -t vols < <(lvs --noheadings -S 'segtype=vdo' -o vg_name,lv_name --separator / 2>/dev/null | tr -d ' ')
(( ${#vols[@]} )) || rune_error 2 "No VDO volume" '{"volumes":[]}'

poor=()
for v in "${vols[@]}"; do
  pct=$(lvs --noheadings --nosuffix -o vdo_saving_percent "$v" 2>/dev/null | tr -d ' ') || pct=0
  if (( ${pct%.*} < min )); then poor+=("$v"); fi
done
rune_ok "VDO checked" "$(jq -nc --argjson n "${#vols[@]}" '{volumes:$n, poor:$ARGS.positional}' --args -- "${poor[@]}")"
