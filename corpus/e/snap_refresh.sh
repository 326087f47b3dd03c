#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

installed_version() {
  local name=$1 line
  line=$(snap list "$name" 2>/dev/null | tail -n 1) || true
  if [[ -z $line ]]; then
    rune_error 2 "snap is not installed" "$(jq -nc --arg n "$name" '{snap:$n}')"
  fi
  awk '{ print $2 }' <<<"$line"
}

main() {
  rune_init
  local snap channel
  snap=$(rune_param snap "")
  channel=$(rune_param channel stable)
  [[ -n $snap ]] || rune_error 1 "snap is required" '{"missing":["snap"]}'

  local before=$(installed_version "$snap")
  snap refresh "$snap" --channel="$channel" >/dev/null
  local after=$(snap list "$snap" 2>/dev/null | awk 'NR == 2 { print $2 }')

  rune_ok "refreshed" "$(jq -nc --arg s "$snap" --arg b "$before" --arg a "$after" '{snap:$s, before:$b, after:$a}')"
}

main
