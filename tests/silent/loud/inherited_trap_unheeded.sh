#!/usr/bin/env bash
# An ERR trap that a substitution inherits answers where nobody asks for the status of that.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
set -E
trap 'rune_error 100 "It failed" "{}"' ERR # expect: RUNE103
count() {
  find /srv/mirror -name '*.deb' | wc -l
}
rune_ok "Counted" "$(jq -nc --arg n "$(count)" '{packages: $n}')"
