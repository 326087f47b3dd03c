#!/usr/bin/env bash
# HOME is always there, and `:?` only makes sure of it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
cd "${HOME:?}" || rune_error 2 "no home" "{}"
: "${PATH:?no path}"
rune_ok "done" "{}"
