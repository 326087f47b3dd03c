#!/usr/bin/env bash
# A code is used where the condition holds that it was chosen by.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
errors="$(rune_param errors 0)"
[[ "${errors}" =~ ^[0-9]+$ ]] || rune_error 1 "errors is no number"
code=0
if ((errors > 0)); then
  code=3
fi
systemctl stop cron >&2 || true
if ((errors > 0)); then
  rune_error "${code}" "There were errors"
fi
rune_ok "Stopped" '{}'
