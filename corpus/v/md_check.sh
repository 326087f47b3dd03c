#!/usr/bin/env bash
# Start or stop the consistency check of an md array.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

sysfs=/sys/block

read_attr() {
  local -n _value=$1
  _value=
  if [[ -r $sysfs/$md/md/$2 ]]; then read -r _value <"$sysfs/$md/md/$2" || true; fi
}

md=$(rune_param array md0)
action=$(rune_param action check)
case $action in
  check|idle|repair) ;;
  *) rune_error 1 "unknown action" '{"actions":["check","idle","repair"]}' ;;
esac
[[ $md =~ ^md[0-9]+$ ]] || rune_error 1 "bad array name" "$(jq -nc --arg m "$md" '{array:$m}')"
[[ -d $sysfs/$md/md ]] || rune_error 2 "no such array" "$(jq -nc --arg m "$md" '{array:$m}')"

read_attr state array_state
read_attr degraded degraded
if [[ $action != idle && ${degraded:-0} != 0 ]]; then
  rune_error 3 "array is degraded" "$(jq -nc --arg d "$degraded" --arg s "$state" '{degraded:$d, state:$s}')"
fi
{ printf '%s\n' "$action" >"$sysfs/$md/md/sync_action"; } 2>/dev/null || rune_error 3 "kernel refused" '{}'
read_attr now sync_action
rune_ok "action set" "$(jq -nc --arg n "$now" --arg s "$state" '{sync_action:$n, state:$s}')"
