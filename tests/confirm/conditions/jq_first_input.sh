#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
state=$(docker inspect web | jq -rn "input | .state")
if [ "$state" = running ]; then
  : here
fi
rune_ok done "{}"
