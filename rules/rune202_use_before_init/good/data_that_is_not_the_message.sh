#!/usr/bin/env bash
# Reads text and files before rune_init, none of it from stdin.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

read -r MAJOR MINOR <<<"5 2"
mapfile -t WORDS < <(printf '%s\n' alpha beta)
USERS=0
while IFS=: read -r name _; do
  if [[ "${name}" != "#"* ]]; then
    USERS=$((USERS + 1))
  fi
done </etc/passwd

rune_init

rune_ok "Facts gathered" "$(jq -nc --arg version "${MAJOR}.${MINOR}" --argjson users "${USERS}" --arg first "${WORDS[0]}" \
  '{version:$version, users:$users, first:$first}')"
