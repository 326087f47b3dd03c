#!/usr/bin/env bash
# A program in double quotes with escaped dollars contains no shell expansion.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

pods=$(kubectl get pods -o json 2>/dev/null) || rune_error 2 "Pods cannot be listed"
out=$(jq -c --arg p Running "{running: [.items[] | select(.status.phase == \$p)] | length}" <<<"$pods") ||
  rune_error 3 "Pod list is broken"
rune_ok "Pods counted" "$out"
