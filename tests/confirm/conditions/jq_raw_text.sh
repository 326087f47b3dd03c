#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
names=$(rune_param names "")
n=$(printf "%s" "$names" | jq -Rs "split(\",\") | length")
if [ "$n" -ge 2 ]; then
  : here
fi
rune_ok done "{}"
