#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

host=$(rune_param host "127.0.0.1") port=$(rune_param port 5432)
if ! timeout 2 bash -c '</dev/tcp/"$0"/"$1"' "$host" "$port" 2>/dev/null; then
  : here
fi
rune_ok "done"
