#!/usr/bin/env bash
# Reports how full a file system is. Nothing to find here.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

MOUNT="$(rune_param mount "/")"

if ! LINE="$(df --output=pcent,avail -- "${MOUNT}" 2>/dev/null | tail -n 1)"; then
  rune_error 2 "Not a mounted file system" "$(jq -nc --arg mount "${MOUNT}" '{mount: $mount}')"
fi
read -r PERCENT AVAILABLE <<<"${LINE}" || rune_error 3 "df gave no figures"
echo "${MOUNT}: ${PERCENT} used" >&2

OUT="$(jq -nc --arg mount "${MOUNT}" --arg used "${PERCENT%\%}" --arg available "${AVAILABLE}" \
  '{mount: $mount, used_percent: ($used | tonumber), available_kib: ($available | tonumber)}')"
rune_ok "Usage of ${MOUNT}" "${OUT}"
