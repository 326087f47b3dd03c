#!/usr/bin/env bash
# There is no strict mode at all.
# expect-at: 1 RUNE601
readonly NAME=restart
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
systemctl restart nginx >&2 || rune_error 2 "Restart failed"
rune_ok "Restarted" '{}'
