#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

n=0
while IFS= read -r -d '' file; do
  [[ $file == *.log ]] && n=$((n + 1))
done < <(find /var/log -name '*.log' -print0)
if (( n > 0 )); then
  : here
fi
rune_ok "done"
