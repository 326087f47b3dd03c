#!/usr/bin/env bash
# The container ids that docker echoes leak through xargs, though only when there is something to remove.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
IDS=$(docker ps -aq --filter status=exited) || rune_error 2 "docker does not answer"
if [[ -n "$IDS" ]]; then
  printf '%s\n' "$IDS" | timeout 60 xargs -r docker rm || rune_error 3 "some containers stay" # expect: RUNE102
fi
mapfile -t gone <<<"$IDS"
rune_ok "exited containers removed" "$(jq -nc --arg n "${#gone[@]}" '{count: $n}')"
