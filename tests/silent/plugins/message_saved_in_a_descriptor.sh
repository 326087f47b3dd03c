#!/usr/bin/env bash
# The stdin that is moved away for other commands is given to `rune_init`.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

exec 3<&0 </dev/null
cat >&2
rune_init <&3
rune_ok "Read"
