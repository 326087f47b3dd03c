#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

die() {
  echo "ERROR: $*" >&2
  exit 1 # expect: RUNE401
}

rune_init

UNIT="$(rune_param unit "")"
[[ -n "${UNIT}" ]] || die "unit is required"
systemctl restart "${UNIT}" >&2 || die "restart of ${UNIT} failed"

rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
