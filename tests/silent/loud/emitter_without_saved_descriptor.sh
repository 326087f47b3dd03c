#!/usr/bin/env bash
# After `exec 3>&1 1>&2` an emitter without `>&3` sends the message to stderr.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

exec 3>&1 1>&2

rune_init
echo "starting"
if ! systemctl restart cron; then
  rune_error 2 "Failed to restart service" '{"restarted":false}' >&3
fi
rune_ok "Service restarted" '{"restarted":true}' # expect: RUNE104
