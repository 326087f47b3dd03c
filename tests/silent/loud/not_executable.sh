#!/usr/bin/env bash
# A fine plugin that was checked in without its execute bit.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
apcaccess -p STATUS >&2 </dev/null || rune_error 2 "the UPS does not answer"
rune_ok "the UPS answers" '{}'
# expect-at: 1 RUNE603
