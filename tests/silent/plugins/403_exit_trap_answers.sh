#!/usr/bin/env bash
# Both the early exit and the end of the file are answered by the EXIT trap.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
RESULT="unchanged"
trap 'rune_ok_kv "done" "result=$RESULT"' EXIT
if cmp -s /etc/hosts /etc/hosts.rune; then
  exit 0
fi
cp -- /etc/hosts.rune /etc/hosts && RESULT="copied" || RESULT="failed"
