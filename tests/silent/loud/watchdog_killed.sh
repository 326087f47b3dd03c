#!/usr/bin/env bash
# A watchdog that is killed leaves its sleep behind, which holds stdout open.
# expect-at: 10 RUNE105
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

(
  sleep 60
  kill -TERM "$$"
) &
watchdog=$!

status=0
apt-get -q update >&2 || status=$?

kill "$watchdog" 2>/dev/null || true
wait "$watchdog" 2>/dev/null || true
((status == 0)) || rune_error 2 "apt-get update failed"
rune_ok "Updated"
