#!/usr/bin/env bash
# A subshell with its own directory change has its status kept.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
rc=0
( cd /srv/app && npm ci --silent && npm run --silent build ) >&2 || rc=$?
if (( rc )); then
  rune_error 3 "Build failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
fi
rune_ok "Built" '{}'
