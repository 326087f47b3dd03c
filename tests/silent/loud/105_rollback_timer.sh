#!/usr/bin/env bash
# A delayed rollback runs in the background and keeps the contract stdout.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
RULES="$(rune_param rules "/etc/iptables/new.rules")"
BACKUP="$(mktemp)"
iptables-save >"$BACKUP" || rune_error 2 "Cannot save the rules"
iptables-restore "$RULES" </dev/null >/dev/null || rune_error 2 "Cannot load the rules"
( # expect: RUNE105
  sleep 120
  if [[ ! -e /run/rules.confirmed ]]; then iptables-restore "$BACKUP"; fi
) 2>/dev/null &
rune_ok "Rules loaded, rollback in two minutes" "$(jq -nc --arg b "$BACKUP" '{backup:$b}')"
