#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
list=$(lvs --noheadings | jq -R . | jq -sc .)
if [[ $(jq length <<<"$list") -gt 2 ]]; then
  : here
fi
rune_ok done "{}"
