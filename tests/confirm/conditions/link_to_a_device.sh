#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

id=$(rune_param id "")
[[ $id == ata-* ]] || rune_error 1 "no disk"
link=/dev/disk/by-id/$id
if [[ -L $link ]]; then
  : here
fi
rune_ok "done"
