#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"

rune_out "service=$SERVICE"
rune_out "attempted_restart=true"

if ! systemctl restart "$SERVICE"; then
  rune_err 2 "Restart failed"
fi

rune_finish "completed"
