#!/usr/bin/env bash
# Waiting for a job by its id gives the status of that job.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
rsync -aq /etc/ /backup/etc/ >/dev/null 2>&1 &
pid=$!
tar -cf /backup/home.tar -C / home 2>/dev/null || rune_error 3 "Archive failed"
wait "$pid" # expect: RUNE402
rune_ok "Backed up" '{}'
