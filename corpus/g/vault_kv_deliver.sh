#!/usr/bin/env bash
# Fetches a secret from Vault and leaves it in a file that only the service can read.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SECRET_PATH="$(rune_param secret_path "")"
FIELD="$(rune_param field "password")"
TARGET="$(rune_param target_file "")"
OWNER="$(rune_param owner "root")"
TOKEN_FILE="/run/vault/agent-token"

if [[ -z "${SECRET_PATH}" || -z "${TARGET}" ]]; then
  rune_error 1 "secret_path and target_file are required" '{"required":["secret_path","target_file"]}'
fi
if [[ ! -r "${TOKEN_FILE}" ]]; then
  echo "token file ${TOKEN_FILE} is not readable" >&2
  rune_error 4 "No token file" "$(jq -nc --arg token_file "${TOKEN_FILE}" '{token_file:$token_file}')"
fi

VAULT_TOKEN="$(cat "${TOKEN_FILE}" 2>/dev/null || true)"
export VAULT_TOKEN

if ! SECRET="$(vault kv get -field="${FIELD}" "${SECRET_PATH}" 2>/dev/null)"; then
  rune_error 2 "Vault has no such secret" "$(jq -nc --arg p "${SECRET_PATH}" --arg f "${FIELD}" '{secret_path:$p, field:$f}')"
fi
unset VAULT_TOKEN

old_umask="$(umask)"
umask 077
NEW="${TARGET}.new"
if ! printf '%s\n' "${SECRET}" >"${NEW}" 2>/dev/null; then
  rune_error 2 "Cannot write beside the target" "$(jq -nc --arg t "${TARGET}" '{target_file:$t}')"
fi
umask "${old_umask}"

changed=true
if cmp -s "${NEW}" "${TARGET}"; then
  changed=false
fi
chown "${OWNER}" "${NEW}" 2>/dev/null || rune_error 3 "No such owner" "$(jq -nc --arg o "${OWNER}" '{owner:$o}')"
mv -f "${NEW}" "${TARGET}" || rune_error 2 "Cannot replace the target" "$(jq -nc --arg t "${TARGET}" '{target_file:$t}')"

has_secret="$([[ -n "${SECRET}" ]] && echo true || echo false)"
rune_ok "Secret delivered" "$(jq -nc --arg t "${TARGET}" --argjson c "${changed}" --argjson h "${has_secret}" '{target_file:$t, changed:$c, has_secret:$h}')"
