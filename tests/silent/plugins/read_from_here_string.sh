#!/usr/bin/env bash
# A read from a here-string always finds a line, since Bash adds the newline.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
zone=$(rune_param zone "internal eth1")
read -r name device _ <<<"$zone"
OUT=$(jq -nc --arg n "$name" --arg d "${device:-none}" '{zone:$n,device:$d}')
rune_ok "Parsed" "$OUT"
