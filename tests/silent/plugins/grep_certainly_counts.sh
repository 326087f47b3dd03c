#!/usr/bin/env bash
# A grep for the empty pattern in a here-string always finds at least one line.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
names=$(rune_param names "")
[[ -n $names ]] || rune_error 1 "Missing required parameter: names"
lines=$(grep -c '' <<<"$names")
rune_ok "Counted" "$(jq -nc --argjson n "$lines" '{lines:$n}')"
