#!/usr/bin/env bash
# After `[[ … ]]` and `if ! command` the status is 0.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
UNIT="$(rune_param unit "")"
if [[ -z "${UNIT}" ]]; then
  rune_error $? "No unit" # expect: RUNE404
fi
if ! systemctl restart "${UNIT}" >&2; then
  rune_error "$?" "Restart failed" # expect: RUNE404
fi
if ! systemctl is-active "${UNIT}" >&2; then
  rc=$?
  rune_error_kv "${rc}" "Not active" "unit=${UNIT}" # expect: RUNE404
fi
rune_ok "Restarted" '{}'
