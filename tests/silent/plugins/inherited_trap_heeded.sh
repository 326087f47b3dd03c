#!/usr/bin/env bash
# An ERR trap that a substitution inherits runs once more in the main shell, where its status ends the plugin.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
set -E
trap 'rune_error 100 "It failed" "{}"' ERR
count() {
  find /srv/mirror -name '*.deb' | wc -l
}
packages=$(count)
rune_ok "Counted" "$(jq -nc --arg n "$packages" --arg at "$(date +%s)" '{packages: $n, at: $at}')"
