#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

err=$(mktemp)
timeout 5 tcpdump -w /tmp/c.pcap >/dev/null 2>"$err" || true
packets=$(sed -n 's/^\([0-9]*\) packets captured/\1/p' "$err")
if [ "${packets:-0}" -gt 0 ]; then
  : here
fi
rune_ok "done"
