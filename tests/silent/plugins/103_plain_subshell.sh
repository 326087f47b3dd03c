#!/usr/bin/env bash
# A plain subshell that emits an error ends the plugin with the right status.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
TREE="$(rune_param tree "/srv/www")"
(
  cd "$TREE" 2>/dev/null || rune_error 2 "No such tree" "$(jq -nc --arg t "$TREE" '{tree:$t}')"
  chmod -R g-w . 2>/dev/null || rune_error 2 "Cannot change the modes"
)
rune_ok "Modes are tight" "$(jq -nc --arg t "$TREE" '{tree:$t}')"
