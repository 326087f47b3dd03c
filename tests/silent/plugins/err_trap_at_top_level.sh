#!/usr/bin/env bash
# Without functions that fail an ERR trap needs no `set -E`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
trap 'rune_error 100 "Unexpected failure" "{}"' ERR
systemctl restart cron >&2
rune_ok "Restarted" '{}'
