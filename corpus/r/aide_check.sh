#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  aide_check - compare the file system with the AIDE database
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly DATABASE=/var/lib/aide/aide.db.gz

log_info() { printf '[aide_check] %s\n' "$*" >&2; }

prepare() {
  umask 077
  rune_init
}

main() {
  local report status=0
  if [[ ! -s "${DATABASE}" ]]; then
    rune_error 4 "No AIDE database" "$(jq -nc --arg d "${DATABASE}" '{database:$d}')"
  fi
  report="$(mktemp)"
  aide --check >"${report}" 2>/dev/null || status=$?
  log_info "aide ended with ${status}"
  # 1 added, 2 removed, 4 changed, from 14 on: errors
  if (( status >= 14 )); then
    rune_error 2 "aide failed" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  elif (( status > 0 )); then
    rune_error 3 "Files differ" "$(jq -Rsc '{report: .[0:4000]}' "${report}")"
  fi
  rune_ok "No differences" "$(jq -nc --arg d "${DATABASE}" '{database:$d}')"
}

main "$@"
