#!/usr/bin/env bash
# A background job has the plugin's stdout, too.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
echo "started" & # expect: RUNE101
wait
rune_ok "Done" '{}'
