#!/usr/bin/env bash
# `cmd || rune_error …` handles the failure.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
UNIT="$(rune_param unit "cron")"
systemctl restart "${UNIT}" >&2 || rune_error 2 "Failed to restart unit" '{"restarted":false}'
STATE="$(systemctl is-active "${UNIT}")" || rune_error 3 "Unit is not active" '{"active":false}'
cp -r /srv/a /srv/b 2>/dev/null || rune_fail 2 "Copy failed" '{}'
rune_ok "Restarted" "$(jq -nc --arg state "${STATE}" '{state:$state}')"
