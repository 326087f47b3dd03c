#!/usr/bin/env bash
# A trap that ends with the status that there was has not chosen it, and an `ionice` of a process prints nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
trap 'rm -f /run/lock/example' EXIT
rune_init
ionice -c3 -p $$ || true
ionice -c 2 -n 7 -p $$ || true
rune_ok "done" '{}'
