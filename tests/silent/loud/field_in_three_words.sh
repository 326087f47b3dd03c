#!/usr/bin/env bash
# A field in three words is none.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

rune_out state is up || true # expect: RUNE206
rune_out state || true # expect: RUNE206
rune_finish
