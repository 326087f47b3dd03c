#!/usr/bin/env bash
# After stdout is moved away, the retry message of the second turn goes to the saved descriptor.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
exec 4>&1 1>&2
tries=0
until curl -fsS -o /dev/null --max-time 5 https://repo.lan/health; do
  tries=$((tries + 1))
  if [ "$tries" -gt 3 ]; then
    rune_error 2 "the repository does not answer" >&4
  fi
  printf 'try %s failed\n' "$tries" >&4 # expect: RUNE101
  sleep 2
done
rune_ok "repository answers" '{}' >&4
