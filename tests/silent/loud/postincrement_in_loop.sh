#!/usr/bin/env bash
# The first postfix increment yields zero and so a failing status.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
files=0
for f in /etc/passwd /etc/group; do
  if [[ -r $f ]]; then
    ((files++)) # expect: RUNE402
  fi
done
rune_ok "Counted" "$(jq -nc --argjson n "$files" '{files:$n}')"
