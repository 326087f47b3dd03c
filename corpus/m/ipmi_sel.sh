#!/usr/bin/env bash
# System event log of a BMC: count, show the tail, clear when nearly full
set -euo pipefail

. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

BMC=$(rune_param bmc "")
IPMI_USER=$(rune_param user ADMIN)
IPMI_PASS=$(rune_param password "")
CLEAR_AT=$(rune_param clear_at_percent 80)

bmc() {
  timeout 30 ipmitool -I lanplus -H "$BMC" -U "$IPMI_USER" -P "$IPMI_PASS" "$@" </dev/null 2>/dev/null
}

used_percent() {
  local line
  line=$(bmc sel info) || rune_error 2 "BMC does not answer" "$(jq -nc --arg b "$BMC" '{bmc:$b}')"
  awk -F: '/^Percent Used/ { gsub(/[ %]/, "", $2); print $2 }' <<<"$line"
}

tail_of_log() {
  bmc sel elist last 20 |
    jq -Rnc '[inputs | split(" | ") | {id: .[0], date: .[1], time: .[2], sensor: .[3], event: (.[4:] | join(" "))}]'
}

[[ $BMC =~ ^[A-Za-z0-9.:-]+$ ]] || rune_error 1 "Parameter bmc is missing or malformed" '{"parameter":"bmc"}'
[[ -n $IPMI_PASS ]] || rune_error 1 "Parameter password is missing" '{"missing":["password"]}'
[[ $CLEAR_AT =~ ^[0-9]{1,3}$ ]] || rune_error 1 "Parameter clear_at_percent is malformed" '{"parameter":"clear_at_percent"}'
type -P ipmitool >/dev/null || rune_error 2 "ipmitool is not installed" '{"package":"ipmitool"}'

USED=$(used_percent)
EVENTS=$(tail_of_log) || EVENTS='[]'
[[ $USED =~ ^[0-9]+$ ]] || USED=0

CLEARED=false
if [ "$USED" -ge "$CLEAR_AT" ]; then
  bmc sel clear >/dev/null || rune_error 3 "Could not clear the log" "$(jq -nc --argjson u "$USED" '{used_percent:$u}')"
  CLEARED=true
fi

rune_ok "Event log read" "$(jq -nc --argjson u "$USED" --argjson e "$EVENTS" --argjson c "$CLEARED" '{used_percent:$u, events:$e, cleared:$c}')"
