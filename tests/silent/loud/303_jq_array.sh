#!/usr/bin/env bash
# The details are a list that jq made, and the library wants an object.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
mapfile -t failed < <(systemctl --failed --plain --no-legend | awk '{print $1}')
if (( ${#failed[@]} > 0 )); then
  rune_error 3 "Units have failed" "$(jq -nc '$ARGS.positional' --args "${failed[@]}")" # expect: RUNE303
fi
rune_ok "No failed units" '{"failed":0}'
