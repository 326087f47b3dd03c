#!/usr/bin/env bash
# The text of a chat notice is pasted into a request body inside a function.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

notify() {
  local text=$1
  curl -fsS -o /dev/null --data "{\"text\":\"$text\"}" https://chat.example.net/hook # expect: RUNE301
}
team=$(rune_param team "ops")
if ! notify "Deployment finished for ${team}"; then
  rune_error 2 "Notice was not delivered" '{"delivered":false}'
fi
rune_ok_kv "Notice delivered" "team=${team}"
