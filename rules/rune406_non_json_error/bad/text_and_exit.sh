#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "")"
if [[ -z "${UNIT}" ]]; then
  echo "ERROR: unit is required" # expect: RUNE406
  exit 1
fi
if ! systemctl restart "${UNIT}" >&2; then
  printf 'ERROR: cannot restart %s\n' "${UNIT}" # expect: RUNE406
  exit 2
fi

rune_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
