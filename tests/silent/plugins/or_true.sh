#!/usr/bin/env bash
# `cmd || true`, `|| :` and `|| echo … >&2` swallow the failure on purpose.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
systemctl stop cron >&2 || true
rm /var/run/maintenance.flag || :
COUNT="$(grep -c ERROR /var/log/syslog || true)"
pkill -x backupd || echo "backupd was not running" >&2
FOUND="$(pgrep -x sshd)" || FOUND=""
rune_ok "Stopped" "$(jq -nc --arg count "${COUNT}" --arg found "${FOUND}" '{errors:$count, found:$found}')"
