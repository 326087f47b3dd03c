#!/usr/bin/env bash
# Without `pipefail` the failure of all but the last command of a pipe is lost.
# expect-at: 1 RUNE601
set -eu
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
systemctl restart nginx >&2 || rune_error 2 "Restart failed"
rune_ok "Restarted" '{}'
