#!/usr/bin/env bash
# Strict mode that comes after the work has begun.
# expect-at: 1 RUNE601
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
systemctl restart nginx >&2 || rune_error 2 "Restart failed"
set -euo pipefail
rune_ok "Restarted" '{}'
