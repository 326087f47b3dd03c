#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

LOG="$(mktemp)"
SERVICE="$(rune_param service "sshd")"

systemctl restart "${SERVICE}" >"${LOG}" 2>&1 || rune_error 2 "Failed to restart service" '{}'
systemctl status --no-pager "${SERVICE}" >>"${LOG}" 2>&1 || true
systemctl daemon-reload 2>&1 | logger -t rune-restart || true
systemctl list-timers &>/dev/null || true
{
  systemctl is-active "${SERVICE}" 2>&1 || true
} >&2

rune_ok "Service restarted" "$(jq -nc --arg svc "${SERVICE}" --arg log "${LOG}" '{service:$svc, log:$log}')"
