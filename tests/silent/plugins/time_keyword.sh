#!/usr/bin/env bash
# The time keyword reports on stderr, with a command, a group and in a condition.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
TIMEFORMAT='sync took %R s'
time sync
time { sync; sleep 1; }
if ! time -p fstrim /srv; then
  rune_error 2 "fstrim failed"
fi
rune_ok "trimmed" '{"path":"/srv"}'
