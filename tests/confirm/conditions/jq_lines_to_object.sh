#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
doc=$(redis-cli info | jq -Rnc '[inputs | select(length > 0) | split(":") | {(.[0]): .[1]}] | add // {}')
if [[ $(jq -r .role <<<"$doc") == master ]]; then
  : here
fi
rune_ok done "$doc"
