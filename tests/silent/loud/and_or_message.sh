#!/usr/bin/env bash
# `a && b || echo` prints on stdout when either fails.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
systemctl stop cron >&2 && systemctl start cron >&2 || echo "restart failed" # expect: RUNE101
rune_ok "Done" '{}'
