#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

fail() {
  printf 'ERROR: %s\n' "$2" >&2
  rune_error "$1" "$2" '{}'
}

rune_init

UNIT="$(rune_param unit "")"
[[ -n "${UNIT}" ]] || fail 1 "unit is required"
if ! WORDS="$(systemctl restart "${UNIT}" 2>&1 || { echo "gave up"; exit 1; })"; then
  rune_error 2 "Restart failed" "$(jq -nc --arg words "${WORDS}" '{stderr:$words}')"
fi

rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
