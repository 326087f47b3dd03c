#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

locked=()
for user in a b; do
  count=$(tallies "$user" | awk '$NF == "V" { n++ } END { print n + 0 }') || count=0
  ((count < 3)) || locked+=("$user")
done
if ((${#locked[@]} > 0)); then
  : here
fi
rune_ok "done"
