#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

open=() closed=()
while IFS=: read -r host port; do
  if timeout 3 bash -c 'exec 3<>"/dev/tcp/$1/$2"' _ "$host" "$port" </dev/null 2>/dev/null; then
    open+=("$host:$port")
  else
    closed+=("$host:$port")
  fi
done < <(rune_param_json targets '[]' | jq -r '.[]?')
if (( ${#open[@]} > 0 )); then
  : here
fi
rune_ok "done"
