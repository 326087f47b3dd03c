#!/usr/bin/env bash
# A command that fails inside a condition does not end the plugin.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
if grep -q root /etc/passwd && systemctl is-active --quiet cron; then
  rune_out "both=yes"
fi
while pgrep -x backupd >/dev/null; do
  sleep 1
done
until [[ -e /etc/hosts ]]; do
  sleep 1
done
[[ -d /srv ]] && rune_out "srv=yes"
grep -q x /etc/hosts && rune_out "x=yes"
rune_finish "looked"
