#!/usr/bin/env bash
# A loop over required tools asks for each with `command -v`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
for TOOL in jq curl systemctl; do
  command -v "${TOOL}" >/dev/null 2>&1 || rune_error 2 "Missing tool" "$(jq -nc --arg tool "${TOOL}" '{tool:$tool}')"
done
rune_ok "All there" '{}'
