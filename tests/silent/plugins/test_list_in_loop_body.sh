#!/usr/bin/env bash
# A test list as the last command of a loop at top level is not fatal.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
stale=()
for f in /run/lock/*.lck; do
  [[ -f $f ]] && stale+=("$f")
done
[[ ${#stale[@]} -gt 5 ]] && rune_error 3 "Too many stale locks" '{}'
rune_ok "Locks checked" "$(jq -nc --argjson n "${#stale[@]}" '{locks:$n}')"
