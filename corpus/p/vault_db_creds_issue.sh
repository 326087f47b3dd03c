#!/usr/bin/env bash
###############################################################################
# Plugin  : vault_db_creds_issue
# Owner   : Identity & Secrets
# Purpose : Lease short-lived database credentials, drop them into a file that
#           only the service account can read, and report the lease.
###############################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"
rune_init

export VAULT_ADDR="${VAULT_ADDR:-https://vault.service.consul:8200}"

log_info() { printf 'level=info plugin=vault_db_creds_issue msg="%s"\n' "$*" >&2; }

ROLE="$(rune_param role "")"
TARGET_FILE="$(rune_param target_file "")"
OWNER="$(rune_param owner "root")"

if [[ -z "${ROLE}" || -z "${TARGET_FILE}" ]]; then
  rune_error 1 "role and target_file are required" '{"missing":["role","target_file"]}'
fi

if [[ ! -r "${HOME:-/root}/.vault-token" ]]; then
  rune_error 4 "No vault token on this host" '{"hint":"vault agent not running"}'
fi

if ! LEASE_JSON="$(vault read -format=json "database/creds/${ROLE}" 2>/dev/null)"; then
  rune_error 2 "Vault did not issue credentials" "$(jq -nc --arg r "${ROLE}" '{role:$r}')"
fi

LEASE_ID="$(jq -r '.lease_id // ""' <<<"${LEASE_JSON}" || true)"
DB_USER="$(jq -r '.data.username // ""' <<<"${LEASE_JSON}" || true)"
DB_PASSWORD="$(jq -r '.data.password // ""' <<<"${LEASE_JSON}" || true)"

if [[ -z "${LEASE_ID}" || -z "${DB_PASSWORD}" ]]; then
  log_info "unexpected answer from vault for ${ROLE}: user=${DB_USER} password=${DB_PASSWORD}"
  rune_error 3 "Vault answered without a lease" '{}'
fi

umask 077
if ! printf 'DB_USER=%q\nDB_PASSWORD=%q\n' "${DB_USER}" "${DB_PASSWORD}" >"${TARGET_FILE}.new"; then
  rune_error 2 "Cannot write next to the target file" "$(jq -nc --arg f "${TARGET_FILE}" '{file:$f}')"
fi
if ! chown "${OWNER}" "${TARGET_FILE}.new" || ! mv -f "${TARGET_FILE}.new" "${TARGET_FILE}"; then
  rm -f "${TARGET_FILE}.new"
  rune_error 2 "Cannot install the credentials file" "$(jq -nc --arg f "${TARGET_FILE}" '{file:$f}')"
fi

log_info "lease ${LEASE_ID} written"
LEASE_TTL="$(jq -r '.lease_duration // 0' <<<"${LEASE_JSON}" || echo 0)"
rune_ok "Credentials issued" "$(jq -nc --arg f "${TARGET_FILE}" --arg id "${LEASE_ID}" --arg ttl "${LEASE_TTL}" --arg u "${DB_USER}" --arg p "${DB_PASSWORD}" '{file:$f, lease_id:$id, ttl:$ttl, login:[$u, $p]}')"
