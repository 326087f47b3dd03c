#!/usr/bin/env bash
# A test of `$?` for 0 lets no failure pass.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

systemctl restart nginx >&2 || [[ $? -eq 0 ]] # expect: RUNE402
rune_ok "restarted" '{}'
