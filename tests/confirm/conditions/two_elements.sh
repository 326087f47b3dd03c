#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

good=0
bad=0
for h in $(rune_param hosts); do
  if [[ $h == ok* ]]; then good=1; else bad=1; fi
done
if (( good && bad )); then
  : here
fi
rune_ok "done"
