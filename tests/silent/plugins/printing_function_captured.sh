#!/usr/bin/env bash
# A function that prints is captured, piped and redirected, and never called bare.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
banner() { echo "host: $(hostname)"; printf 'kernel: %s\n' "$(uname -r)"; }
text=$(banner)
banner | logger -t rune || rune_error 2 "Cannot log"
banner >> /var/log/rune-banner.log || rune_error 2 "Cannot append to the log"
banner >&2
rune_ok "Banner made" "$(jq -nc --arg t "$text" '{banner:$t}')"
