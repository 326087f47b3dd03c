#!/usr/bin/env bash
# Constant JSON with no expansion in it needs no jq.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
SERVICE="$(rune_param service "")"
if [[ -z "${SERVICE}" ]]; then
  rune_error 1 "Missing parameter" '{"missing":["service"]}'
fi
EMPTY="{}"
FIXED="{\"restarted\":true,\"tries\":1}"
DEFAULTS='["a","b"]'
LIST="$(rune_param_json list "${DEFAULTS}")"
echo "list: ${LIST}" >&2
systemctl restart "${SERVICE}" >&2 || rune_error 2 "Failed" "${EMPTY}"
rune_ok "Restarted" "${FIXED}"
