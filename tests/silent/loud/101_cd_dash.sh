#!/usr/bin/env bash
# Going back by a hyphen prints the directory on the contract stdout.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
RELEASES="$(rune_param releases "/srv/app/releases")"
cd "$RELEASES" || rune_error 2 "Release directory is missing"
COUNT=0
for entry in */; do
  if [[ -d $entry ]]; then COUNT=$((COUNT + 1)); fi
done
cd - || rune_error 2 "Cannot go back" # expect: RUNE101
rune_ok "Counted releases" "$(jq -nc --arg n "$COUNT" '{releases:($n|tonumber)}')"
