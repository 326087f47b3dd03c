#!/usr/bin/env bash
# An EXIT trap that emits only when nothing was emitted covers every way out.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

DONE=""
on_exit() {
  local status=$?
  if [[ -z "${DONE}" ]]; then
    DONE=yes
    rune_error 100 "The plugin ended early" "$(jq -nc --arg status "${status}" '{status:$status}')"
  fi
}
trap on_exit EXIT

rune_init
systemctl restart cron >&2
cp -r /srv/a /srv/b
DONE=yes
rune_ok "Restarted" '{}'
