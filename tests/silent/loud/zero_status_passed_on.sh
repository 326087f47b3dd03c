#!/usr/bin/env bash
# After a check of the status only 0 is left to pass on: the plugin ends well and says nothing.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
set +e
systemctl restart cron >&2
rc=$?
if [[ $rc -ne 0 ]]; then
  rune_error 2 "Restart failed" '{}'
fi
exit "$rc" # expect: RUNE403
