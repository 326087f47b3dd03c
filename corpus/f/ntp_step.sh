#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SERVER="$(rune_param server "")"
BURST="$(rune_param burst "false")"

note() { printf 'ntp_step: %s\n' "$1" >&2; }

chronyc_run() {
  local out
  if ! out=$(chronyc -n "$@" 2>&1); then
    note "chronyc $1: $out"
    return 1
  fi
}

if [[ -n "$SERVER" ]]; then
  chronyc_run add server "$SERVER" iburst || rune_error 2 "cannot add the server"
fi
if [[ "$BURST" == "true" ]]; then
  chronyc_run burst 4/4
  sleep 5
fi

chronyc_run makestep || rune_error 3 "cannot step the clock"
note "stepped, waiting for synchronisation"

if chronyc waitsync 6 0.5 >/dev/null 2>&1; then
  rune_ok "clock stepped" "$(jq -nc --arg s "$SERVER" '{server:$s, synchronised:true}')"
fi
