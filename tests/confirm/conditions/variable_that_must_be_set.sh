#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

cd "${APP_HOME:?}" || exit 1
if [[ ${#APP_MODE} -gt 3 ]]; then
  : here
fi
rune_ok "done"
