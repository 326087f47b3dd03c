#!/usr/bin/env bash
# A job without stdout still has the descriptor that stdout was saved in.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2
updatedb >/dev/null 2>&1 & # expect: RUNE105
rune_ok "Indexing" >&3
