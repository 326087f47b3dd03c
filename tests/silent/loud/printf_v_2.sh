#!/usr/bin/env bash
# The details are put together by printf into a variable, only on the failing path.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
DISK="$(rune_param disk "sda")"
if ! hdparm -C "/dev/$DISK" >/dev/null; then
  printf -v DETAILS '{"disk":"%s","state":"unknown"}' "$DISK" # expect: RUNE301
  rune_error 2 "the disk does not answer" "$DETAILS"
fi
rune_ok "the disk answers" "$(jq -nc --arg d "$DISK" '{disk: $d}')"
