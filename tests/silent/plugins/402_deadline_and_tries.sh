#!/usr/bin/env bash
# A deadline that lies ahead is no condition that fails, and a loop over a long range has set its variables.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

minutes=$(rune_param minutes 10)
[[ $minutes =~ ^[1-9][0-9]?$ ]] || rune_error 1 "minutes must be 1 to 99" '{}'

for try in {1..30}; do
  state=$(haproxy-state --brief) || state=unknown
  [[ $state != ready ]] || break
  sleep 2
done
[[ $state == ready ]] || rune_error 3 "haproxy is $state" '{}'

((end = SECONDS + minutes * 60))
while ((SECONDS < end)); do
  if curl --fail --silent --output /dev/null http://localhost:8080/health; then
    rune_ok "healthy" '{}'
  fi
  sleep 5
done
rune_error 3 "not healthy in time" '{}'
