#!/usr/bin/env bash
# The trap is taken away before the plugin answers.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "Ended without an answer"' EXIT
answer() {
  trap - EXIT
  "$@"
}
DOMAIN="$(rune_param domain "example.org")"
if ! MX="$(dig +short MX "$DOMAIN" 2>/dev/null)"; then
  answer rune_error 2 "The resolver does not answer" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
fi
answer rune_ok "Looked up" "$(jq -nc --arg m "$MX" '{mx:($m|split("\n"))}')"
