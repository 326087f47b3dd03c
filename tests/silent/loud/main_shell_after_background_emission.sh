#!/usr/bin/env bash
# An emitter in the background does not end the plugin.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
rune_ok "Started" '{}' >/dev/null & # expect: RUNE103
wait
rune_ok "Done" '{}'
