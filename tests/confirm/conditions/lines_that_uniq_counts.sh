#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

busy=$(ss -Htn state established | awk '{ print $4 }' | sort | uniq -c | awk -v most="$(rune_param most 20)" '$1 >= most { print $2 }')
if [[ -n $busy ]]; then
  : here
fi
rune_ok "done"
