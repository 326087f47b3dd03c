#!/usr/bin/env python3
# A shebang that was copied from elsewhere.
# expect-at: 1 RUNE602
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
systemctl restart nginx >&2 || rune_error 2 "Restart failed"
rune_ok "Restarted" '{}'
