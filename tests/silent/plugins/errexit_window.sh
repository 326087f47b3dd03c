#!/usr/bin/env bash
# Between `set +e` and `set -e` a failure goes on to the next command.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
set +e
OUTPUT="$(systemctl restart cron 2>&1)"
STATUS=$?
grep -q ERROR /var/log/syslog
SEEN=$?
set -e
if ((STATUS != 0)); then
  rune_error 2 "Restart failed" "$(jq -nc --arg output "${OUTPUT}" '{output:$output}')"
fi
rune_ok "Restarted" "$(jq -nc --arg seen "${SEEN}" '{seen:$seen}')"
