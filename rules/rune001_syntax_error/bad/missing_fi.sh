#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

restart_unit() {
  local unit="$1"
  if ! systemctl restart "${unit}" >&2; then
    rune_error 2 "Failed to restart unit" '{"restarted":false}'
}
# expect-at: 11 RUNE001

rune_init
UNIT="$(rune_param unit "nginx")"
restart_unit "${UNIT}"
rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
