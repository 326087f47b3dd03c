#!/usr/bin/env bash
# An error that is recorded with the code 0 is none.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if ! systemctl stop cron >&2; then
  rune_err $? "cron does not stop" # expect: RUNE404
fi
rune_out "unit=cron"
rune_finish "Stopped"
