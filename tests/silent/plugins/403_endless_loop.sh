#!/usr/bin/env bash
# The plugin cannot run off its end since the loop leaves through an emitter only.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

deadline=$((SECONDS + 60))
while :; do
  if kubectl rollout status deploy/web --watch=false 2>/dev/null | grep -q 'successfully'; then
    rune_ok "Rollout is complete" '{"deployment":"web"}'
  fi
  if ((SECONDS > deadline)); then rune_error 3 "Rollout takes too long" '{"deployment":"web"}'; fi
  sleep 2
done
