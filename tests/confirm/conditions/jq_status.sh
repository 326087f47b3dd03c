#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

P=$(rune_all_params)
if jq -e '.hosts | type == "array" and length > 1' <<<"$P" >/dev/null; then
  : here
fi
rune_ok "done"
