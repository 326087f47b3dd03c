#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

die() {
  echo "ERROR: $2" >&2
  rune_error "$1" "$2" '{}'
  exit "$1" # never reached: rune_error exits
}

rune_init

UNIT="$(rune_param unit "")"
[[ -n "${UNIT}" ]] || die 1 "unit is required"
if ! systemctl restart "${UNIT}" >&2; then
  die 2 "restart failed"
fi

rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
