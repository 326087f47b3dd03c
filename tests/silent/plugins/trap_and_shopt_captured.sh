#!/usr/bin/env bash
# Listings of traps and options are captured to be restored later.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
saved_trap=$(trap -p INT)
saved_glob=$(shopt -p nullglob || true)
trap '' INT
shopt -s nullglob
cores=(/var/crash/core.*)
eval "$saved_glob"
[[ -n $saved_trap ]] || trap - INT
rune_ok "Cores counted" "$(jq -nc --argjson n "${#cores[@]}" '{cores:$n}')"
