#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

CON=""

need_con() {
  [[ -n $CON ]] || rune_error 1 "connection is required" '{"missing":["connection"]}'
}

cmd_list() {
  local rows
  rows=$(nmcli -t -f NAME,TYPE,DEVICE connection show) || rune_error 2 "NetworkManager is not running" '{}'
  rune_ok "connections" "$(jq -Rnc '{connections:[inputs | split(":") | {name:.[0], type:.[1], device:.[2]}]}' <<<"$rows")"
}

cmd_up() {
  need_con
  nmcli -w 30 connection up id "$CON" >/dev/null || rune_error 2 "activation failed" "$(describe)"
  rune_ok "active" "$(describe)"
}

cmd_down() {
  need_con
  if nmcli -w 30 connection down id "$CON" &>/dev/null; then
    rune_ok "inactive" "$(describe)"
  fi
  rune_error 2 "deactivation failed" "$(describe)"
}

cmd_dns() {
  need_con
  local servers
  servers=$(rune_param servers "")
  nmcli connection modify id "$CON" ipv4.dns "$servers" || rune_error 3 "modify failed" "$(describe)"
  cmd_up
}

describe() {
  local state
  state=$(nmcli -g GENERAL.STATE connection show id "$CON" 2>/dev/null || true)
  jq -nc --arg c "$CON" --arg s "${state:-inactive}" '{connection:$c, state:$s}'
}

rune_init
CON=$(rune_param connection "")
op=$(rune_param op list)

case $op in
  list | up | down | dns) "cmd_$op" ;;
  *) rune_error 1 "unknown operation" '{"allowed":["list","up","down","dns"]}' ;;
esac
