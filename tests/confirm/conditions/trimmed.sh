#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

H=$(rune_param host a:b)
if [[ "${H%%:*}" == db && "${H##*:}" == 5432 ]]; then
  : here
fi
rune_ok "done"
