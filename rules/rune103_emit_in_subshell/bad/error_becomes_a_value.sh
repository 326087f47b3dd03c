#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

mount_details() {
  local used
  if ! used="$(df -P "$1" 2>/dev/null)"; then
    rune_error 2 "Cannot read the file system" '{}' # expect: RUNE103
  fi
  jq -nc --arg used "${used}" '{usage:$used}'
}

rune_init

MOUNT="$(rune_param mount "/data")"
# The error document is taken for the details, and the plugin reports success.
rune_ok "Usage read" "$(mount_details "${MOUNT}")"
