#!/usr/bin/env bash
#
# PLUGIN:   mysql_user_rotate
# PURPOSE:  Set a new password for an application account.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

ACCOUNT_NAME="$(rune_param account "")"
NEW_PASSWORD="$(rune_param new_password "")"
ACCOUNT_HOST="$(rune_param account_host "%")"

if [[ ! "${ACCOUNT_NAME}" =~ ^[a-z][a-z0-9_]{0,31}$ ]]; then
  rune_error 1 "account is missing or malformed" '{"field":"account"}'
fi
if [[ ! "${ACCOUNT_HOST}" =~ ^[A-Za-z0-9.%-]+$ ]]; then
  rune_error 1 "account_host is malformed" '{"field":"account_host"}'
fi
if [[ ! "${NEW_PASSWORD}" =~ ^[A-Za-z0-9_+=.-]{16,64}$ ]]; then
  rune_error 1 "new_password does not meet the policy" "$(rune_all_params)"
fi

readonly DEFAULTS_FILE="/root/.my.cnf"
if [[ ! -r "${DEFAULTS_FILE}" ]]; then
  rune_error 4 "No client configuration" "$(jq -nc --arg f "${DEFAULTS_FILE}" '{file:$f}')"
fi

run_statement() {
  printf 'SQL> %s\n' "$1" >&2
  mysql --defaults-extra-file="${DEFAULTS_FILE}" --batch --skip-column-names <<<"$1" 2>/dev/null
}

EXISTS="$(run_statement "SELECT COUNT(*) FROM mysql.user WHERE user='${ACCOUNT_NAME}' AND host='${ACCOUNT_HOST}'")" ||
  rune_error 2 "Server not reachable" '{}'
if [[ "${EXISTS}" != "1" ]]; then
  rune_error 2 "No such account" "$(jq -nc --arg a "${ACCOUNT_NAME}" '{account:$a}')"
fi

run_statement "ALTER USER '${ACCOUNT_NAME}'@'${ACCOUNT_HOST}' IDENTIFIED BY '${NEW_PASSWORD}' RETAIN CURRENT PASSWORD" >/dev/null ||
  rune_error 3 "Password was not changed" "$(jq -nc --arg a "${ACCOUNT_NAME}" '{account:$a}')"

rune_ok_kv "Password changed" "account=${ACCOUNT_NAME}" "host=${ACCOUNT_HOST}" "password_length=${#NEW_PASSWORD}"
