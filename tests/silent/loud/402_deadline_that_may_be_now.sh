#!/usr/bin/env bash
# Nothing says that the deadline lies ahead, and a loop over what may be nothing sets nothing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

minutes=$(rune_param minutes 10)
[[ $minutes =~ ^[0-9]+$ ]] || rune_error 1 "minutes must be a number" '{}'

for node in $(rune_param_json nodes '[]' | jq -r '.[]'); do
  state=$(haproxy-state --brief "$node") || state=unknown
  [[ $state != ready ]] || break
done
[[ $state == ready ]] || rune_error 3 "haproxy is not ready" '{}' # expect: RUNE402

((end = SECONDS + minutes * 60)) # expect: RUNE402
while ((SECONDS < end)); do
  if curl --fail --silent --output /dev/null http://localhost:8080/health; then
    rune_ok "healthy" '{}'
  fi
  sleep 5
done
rune_error 3 "not healthy in time" '{}'
