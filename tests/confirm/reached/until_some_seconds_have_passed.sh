#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

limit=$(rune_param wait_seconds 90)
[[ $limit =~ ^[1-9][0-9]{0,2}$ ]] || rune_error 1 "wait_seconds" '{}'
deadline=$((SECONDS + limit))
until pg_isready -q; do
  if ((SECONDS >= deadline)); then
    rune_error 9 "not ready in time" '{}' # expect: RUNE405
  fi
  sleep 2
done
rune_ok "is ready"
