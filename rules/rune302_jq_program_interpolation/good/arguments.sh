#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
LIMIT="$(rune_param limit 10)"
[[ "${LIMIT}" =~ ^[0-9]+$ ]] || rune_error 1 "limit must be a number" '{"invalid":["limit"]}'

LISTING='[{"name":"sshd","pid":1},{"name":"cron","pid":2}]'
FOUND="$(jq -c --arg name "${SERVICE}" --argjson limit "${LIMIT}" \
  '[.[] | select(.name == $name)][:$limit] | {found: .}' <<<"${LISTING}")"
rune_ok "Listed" "${FOUND}"
