#!/usr/bin/env bash
###############################################################################
# Plugin      : h_ris_password_rotate
# Purpose     : new password for a service account of the RIS, handed to Vault
# Owner       : Database Services
# Note        : the password is made here and never leaves by message or log
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for candidate in "${SCRIPT_DIR}" "${SCRIPT_DIR}/lib" /opt/rune/lib; do
  if [[ -f "${candidate}/rune_bpcs.sh" ]]; then
    source "${candidate}/rune_bpcs.sh"
    break
  fi
done
rune_init

function log_info() {
  echo "$(date -Is) h_ris_password_rotate: $*" 1>&2
}

ACCOUNT="$(rune_param account "")"
SECRET_NAME="$(rune_param secret_name "ris/service")"
NOTIFY="$(rune_param notify "false")"

if [[ ! "${ACCOUNT}" =~ ^SVC_[A-Z0-9_]{2,20}$ ]]; then
  rune_error 1 "account is a service account" '{"field":"account","prefix":"SVC_"}'
fi
if [[ ! "${SECRET_NAME}" =~ ^[a-z0-9/_-]+$ ]]; then
  rune_error 1 "secret_name is not valid" '{"field":"secret_name"}'
fi

NEW_PASSWORD="$(openssl rand -base64 27 | tr -d '+/=')" || rune_error 2 "openssl rand failed" '{"command":"openssl"}'
NEW_PASSWORD="P${NEW_PASSWORD:0:24}"

STATUS=0
sqlplus -S -L / as sysdba >/dev/null 2>&1 <<SQL || STATUS=$?
whenever sqlerror exit 5
alter user ${ACCOUNT} identified by "${NEW_PASSWORD}";
exit 0
SQL
if (( STATUS != 0 )); then
  rune_error 3 "alter user failed" "$(jq -nc --arg a "${ACCOUNT}" --argjson s "${STATUS}" '{account: $a, status: $s}')"
fi
log_info "password of ${ACCOUNT} changed in the database"

if ! printf '%s' "${NEW_PASSWORD}" | vault kv put -mount=clinical "${SECRET_NAME}" value=- >/dev/null 2>&1; then
  rune_error 3 "Vault did not take the new password" "$(jq -nc --arg n "${SECRET_NAME}" '{secret_name: $n, database_changed: true}')"
fi
log_info "${SECRET_NAME} updated"

if [[ "${NOTIFY}" == "true" ]]; then
  mail -s "rotation of ${ACCOUNT}" ris-ops@hosp.example <<MAIL || log_info "mail was not sent"
The password of ${ACCOUNT} was rotated by RUNE.
It is in Vault below {clinical, ${SECRET_NAME}}.
MAIL
fi
rune_ok "Password rotated" "$(jq -nc --arg a "${ACCOUNT}" --arg n "${SECRET_NAME}" '{account: $a, secret_name: $n}')"
