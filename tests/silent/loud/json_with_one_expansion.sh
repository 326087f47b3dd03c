#!/usr/bin/env bash
# Constant JSON becomes a concatenation with the first expansion in it.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
SERVICE="$(rune_param service "cron")"
FIXED="{\"restarted\":true}"
BUILT="{\"service\":\"${SERVICE}\"}" # expect: RUNE301
echo "${BUILT}" >&2
rune_ok "Restarted" "${FIXED}"
