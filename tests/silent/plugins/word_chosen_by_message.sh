#!/usr/bin/env bash
# The message only chooses between constant programs.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
speed=$(rune_param speed "slow")
case $speed in
  fast) script='ionice -c2 fstrim -a' ;;
  *) script='ionice -c3 fstrim -a' ;;
esac
bash -c "$script" >&2 || rune_error 3 "Trim failed"
rune_ok "Trimmed" "$(jq -nc --arg s "$speed" '{speed:$s}')"
