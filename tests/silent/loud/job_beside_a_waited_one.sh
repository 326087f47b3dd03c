#!/usr/bin/env bash
# One of two jobs is waited for, and the other one goes on.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

updatedb & # expect: RUNE105
fsck -n /dev/sdb1 >&2 &
wait "$!" || true
rune_ok "Checked"
