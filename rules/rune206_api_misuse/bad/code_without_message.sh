#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
[[ -n "${SERVICE}" ]] || rune_error 1 # expect: RUNE206

if ! systemctl restart "${SERVICE}" >/dev/null 2>&1; then
  rune_error "Restart of ${SERVICE} failed" # expect: RUNE206
fi
rune_ok # expect: RUNE206
