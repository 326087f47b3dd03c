#!/usr/bin/env bash
# =============================================================================
# Plugin:   rotate_api_key
# Purpose:  issue a new key for an application at the gateway, write it to the
#           application's environment file, and revoke the old one
# Runbook:  https://wiki.example.net/ops/key-rotation
# =============================================================================
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

GATEWAY="$(rune_param gateway "")"
APP="$(rune_param app "")"
ENV_FILE="$(rune_param env_file "")"
ADMIN_TOKEN="$(rune_param admin_token "")"

for required in GATEWAY APP ENV_FILE ADMIN_TOKEN; do
  if [[ -z "${!required}" ]]; then
    rune_error 1 "Missing required parameter: ${required,,}" "$(rune_all_params)"
  fi
done
[[ "${APP}" =~ ^[a-z][a-z0-9_-]*$ ]] || rune_error 1 "Bad application name"
[[ -f "${ENV_FILE}" ]] || rune_error 2 "No such environment file" "$(jq -nc --arg f "${ENV_FILE}" '{env_file:$f}')"

WORK="$(mktemp -d)"
trap 'rm -rf "${WORK}"' EXIT
umask 077

call_gateway() {
  local method="$1" path="$2" out="$3"
  curl --silent --show-error --fail --max-time 20 \
    --request "${method}" \
    --header "Authorization: Bearer ${ADMIN_TOKEN}" \
    --output "${out}" \
    "${GATEWAY}/v1/apps/${APP}${path}"
}

call_gateway GET /keys "${WORK}/old.json" || rune_error 2 "Gateway does not answer"
OLD_ID="$(jq -r '.keys[0].id // empty' "${WORK}/old.json")" || rune_error 2 "Gateway answers nonsense"

call_gateway POST /keys "${WORK}/new.json" || rune_error 3 "Gateway issued no key"
NEW_ID="$(jq -er '.id' "${WORK}/new.json")" || rune_error 3 "No key id in the answer"

{
  grep -v '^API_KEY=' "${ENV_FILE}" || true
  jq -r '"API_KEY=" + .value' "${WORK}/new.json"
} >"${WORK}/env"
install -m 0600 "${WORK}/env" "${ENV_FILE}" || rune_error 3 "Cannot write the environment file"

if [[ -n "${OLD_ID}" ]]; then
  call_gateway DELETE "/keys/${OLD_ID}" /dev/null || rune_error 3 "New key in place, old one not revoked"
fi

rune_ok "Key rotated" "$(jq -nc --arg app "${APP}" --arg old "${OLD_ID}" --arg new "${NEW_ID}" \
  '{app:$app, revoked_id:$old, current_id:$new}')"
