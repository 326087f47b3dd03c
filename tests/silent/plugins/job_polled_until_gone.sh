#!/usr/bin/env bash
# A job that is asked for until it is gone.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

fsck -n /dev/sdb1 >&2 &
check=$!
while kill -0 "$check" 2>/dev/null; do
  echo "still checking" >&2
  sleep 1
done
rune_ok "Checked"
