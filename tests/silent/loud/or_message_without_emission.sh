#!/usr/bin/env bash
# `cmd || { echo …; exit 1; }` handles the failure without an emission.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
systemctl restart cron >&2 || {
  echo "restart failed" >&2
  exit 1 # expect: RUNE401
}
rune_ok "Restarted" '{}'
