#!/usr/bin/env bash
# What a tool prints as JSON, or an empty object in its place, is JSON text.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
settings=$(ceph osd pool get web all --format json 2>/dev/null || echo '{}')
rune_ok_kv "Read" "settings=$settings" # expect: RUNE304
