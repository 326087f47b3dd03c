#!/usr/bin/env bash
# What a loop keeps without a test may not be there.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
newest=
while read -r file; do
  newest=$file
done < <(rune_param files "")
[[ -n $newest ]] || rune_error 3 "no backup yet"
stamp=$(date -r "$newest" +%s) # expect: RUNE402
rune_ok "found" "$(jq -nc --argjson s "$stamp" "{stamp: \$s}")"
