#!/usr/bin/env bash
# JSON Lines that a command prints are read, and not put together.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
COUNT=0
while IFS= read -r LINE; do
  NAME="$(jq -r '.Names' <<<"${LINE}")"
  echo "container ${NAME}" >&2
  COUNT=$((COUNT + 1))
done < <(docker ps --format '{{json .}}')
ALL="$(docker ps --format '{{json .}}' | jq -sc '{containers: .}')" || rune_error 2 "docker does not answer" '{}'
rune_ok "Counted" "$(jq -nc --argjson all "${ALL}" --arg count "${COUNT}" '$all + {count:$count}')"
