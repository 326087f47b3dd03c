#!/usr/bin/env bash
# `( rune_error 2 … )` as a plain command under `set -e` ends the plugin with the right status.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if [[ ! -d /srv/app ]]; then
  (rune_error 2 "Folder is missing" '{"path":"/srv/app"}')
fi
rune_ok "Folder is there" '{}'
