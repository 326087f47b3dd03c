#!/usr/bin/env bash
# ---------------------------------------------------------------------------
#  db_password_rotate - new random password for a PostgreSQL service account
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

ROLE="$(rune_param role "")"
SECRET_FILE="$(rune_param secret_file /etc/app/db.env)"

log_info() { printf '%s [INFO] db_password_rotate %s\n' "$(date -u +%T)" "$*" >&2; }

if [[ ! "${ROLE}" =~ ^[a-z_][a-z0-9_]{0,62}$ ]]; then
  rune_error 1 "role is not a valid identifier" "$(jq -nc --arg r "${ROLE}" '{role:$r}')"
fi

NEW_PASSWORD="$(openssl rand -hex 24)" || rune_error 2 "No random source" '{"step":"openssl rand"}'

log_info "rotating ${ROLE}"
if ! psql -qAtX -v ON_ERROR_STOP=1 -d postgres -c "ALTER ROLE ${ROLE} PASSWORD '${NEW_PASSWORD}'" >/dev/null; then
  rune_error 3 "ALTER ROLE failed" "$(jq -nc --arg r "${ROLE}" '{role:$r}')"
fi

umask 077
TMP="$(mktemp "${SECRET_FILE}.XXXXXX")" || rune_error 2 "Secret file not writable" "$(jq -nc --arg f "${SECRET_FILE}" '{secret_file:$f}')"
printf 'DB_USER=%s\nDB_PASSWORD=%s\n' "${ROLE}" "${NEW_PASSWORD}" >"${TMP}"
if ! mv -f -- "${TMP}" "${SECRET_FILE}"; then
  rm -f -- "${TMP}"
  rune_error 2 "Secret file not replaced" "$(jq -nc --arg r "${ROLE}" --arg p "${NEW_PASSWORD}" '{role:$r, restore_with:$p}')"
fi

if ! systemctl reload-or-restart app.service >&2; then
  rune_error 3 "Application did not take the new password" "$(jq -nc --arg r "${ROLE}" '{role:$r}')"
fi
rune_ok "Password rotated" "$(jq -nc --arg r "${ROLE}" --arg f "${SECRET_FILE}" '{role:$r, secret_file:$f}')"
