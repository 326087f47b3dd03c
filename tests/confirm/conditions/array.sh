#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

rune_param_json hosts "[]" | jq -r ".[]" | while read -r h; do
  [[ $h == web* ]] || continue
  : here
done
rune_ok "done"
