#!/usr/bin/env bash
# The log helper copies its line to the contract stdout by tee.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
rune_init
LOG="$(mktemp)"
log() {
  printf '%s\n' "$*" | tee -a "$LOG" || true # expect: RUNE102
}
TIMER="$(rune_param timer "fstrim.timer")"
log "enabling ${TIMER}"
systemctl enable --now "$TIMER" >/dev/null 2>&1 || rune_error 2 "Cannot enable the timer"
rune_ok "Timer enabled" "$(jq -nc --arg t "$TIMER" '{timer:$t}')"
