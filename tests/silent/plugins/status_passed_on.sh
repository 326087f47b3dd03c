#!/usr/bin/env bash
# The status of a command that failed is passed on before anything else runs.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
UNIT="$(rune_param unit "")"
systemctl restart "${UNIT}" >&2 || rune_error $? "Restart failed"
systemctl reload "${UNIT}" >&2 || rune_error "${?}" "Reload failed" '{}'
rc=0
systemctl stop "${UNIT}" >&2 || rc=$?
if [[ "${rc}" -ne 0 ]]; then
  rune_error "${rc}" "Stop failed"
fi
if systemctl start "${UNIT}" >&2; then
  rune_ok "Started" '{}'
else
  rune_error $? "Start failed"
fi
