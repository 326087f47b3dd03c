#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

list=/etc/app/blocked.acl
new=$(mktemp "$list.XXXX")
rune_param names "" >"$new"
if cmp -s "$list" "$new"; then
  : here
fi
rune_ok "done"
