#!/usr/bin/env bash
# An emitter exits: what comes after it is never executed.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if ! systemctl restart nginx >&2; then
  rune_error 2 "Restart failed"
  exit 1
fi
rune_ok "Restarted" '{}'
exit 3
