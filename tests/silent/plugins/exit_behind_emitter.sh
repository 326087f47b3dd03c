#!/usr/bin/env bash
# An `exit` behind an emitter is never reached.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if [[ ! -d /srv ]]; then
  rune_error 2 "Folder is missing" '{}'
  exit 2
fi
rune_ok "Folder is there" '{}'
exit 0
