#!/usr/bin/env bash
# An EXIT trap that exits with 0 hides the error that was recorded.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
cleanup() {
  rm -f /run/lock/plugin
  exit 0 # expect: RUNE404
}
trap cleanup EXIT
systemctl stop cron >&2 || rune_err 3 "cron does not stop"
rune_finish "Stopped"
