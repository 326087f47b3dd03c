#!/usr/bin/env bash
# After `exec 3>&1 1>&2` noise goes to stderr, and an emitter called with `>&3` reaches RUNE.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

exec 3>&1 1>&2

rune_init
echo "starting"
SERVICE="$(rune_param service "cron")"
if ! systemctl restart "${SERVICE}"; then
  rune_error 2 "Failed to restart service" '{"restarted":false}' >&3
fi
systemctl status "${SERVICE}" || true
rune_ok "Service restarted" '{"restarted":true}' >&3
