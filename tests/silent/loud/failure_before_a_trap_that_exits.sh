#!/usr/bin/env bash
# An EXIT trap that passes the status on leaves a failing command as what ended the plugin.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

cleanup() {
  local status=$?
  rm -f /tmp/rune.work
  exit "${status}"
}
trap cleanup EXIT

rune_init
systemctl restart cron >&2 # expect: RUNE402
rune_ok "Restarted" '{}'
