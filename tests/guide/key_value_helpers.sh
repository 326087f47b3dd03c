#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

MODE="$(rune_param mode "easy")"
if [[ "${MODE}" != "easy" ]]; then
  rune_error_kv 2 "message" "key=value"
fi
rune_ok_kv "message" "key=value" "key2=value2"
