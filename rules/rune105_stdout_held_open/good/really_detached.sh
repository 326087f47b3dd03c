#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

UNIT="$(rune_param unit "sshd")"

(sleep 20; systemctl restart "${UNIT}") </dev/null >/dev/null 2>&1 &
nohup /opt/exporter/bin/exporter >>/var/tmp/exporter.log 2>&1 </dev/null &
disown
setsid -f sleep 4 >/dev/null 2>&1
{
  sleep 1
  logger -t restart "restart of ${UNIT} is due"
} >&2 &

rune_ok "Restart scheduled" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit, in_seconds:20}')"
