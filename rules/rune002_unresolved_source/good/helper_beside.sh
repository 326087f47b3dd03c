#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/disk.sh"

rune_init

MOUNT="$(rune_param mount "/")"
if ! USED="$(percent_used "${MOUNT}")"; then
  rune_error 2 "Cannot read the file system" "$(jq -nc --arg mount "${MOUNT}" '{mount:$mount}')"
fi
rune_ok "Usage read" "$(jq -nc --arg mount "${MOUNT}" --arg used "${USED}" '{mount:$mount, used_percent:$used}')"
