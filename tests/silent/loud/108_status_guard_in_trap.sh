#!/usr/bin/env bash
# The trap emits for every failing status, also after an error that was emitted.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
on_exit() {
  local rc=$?
  if ((rc != 0)); then
    rune_error 100 "Ended early" # expect: RUNE108
  fi
}
trap on_exit EXIT
IP="$(rune_param address "")"
[[ -n $IP ]] || rune_error 1 "Missing address" '{"missing":["address"]}'
fail2ban-client set sshd unbanip "$IP" >/dev/null 2>&1 || rune_error 2 "Cannot lift the ban"
rune_ok "Ban lifted" "$(jq -nc --arg i "$IP" '{address:$i}')"
