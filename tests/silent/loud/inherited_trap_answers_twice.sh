#!/usr/bin/env bash
# An ERR trap that a subshell inherits answers in there, and once more in the main shell.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
set -E
trap 'rune_error 100 "It failed" "{}"' ERR # expect: RUNE108
(
  cd /srv/data
  terraform init -no-color >&2
)
rune_ok "Initialised" "{}"
