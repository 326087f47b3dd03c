#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"
rune_init

ACCOUNT="$(rune_param account "")"
HOSTMASK="$(rune_param hostmask "%")"
NEW_PASSWORD="$(openssl rand -base64 24)"
DEFAULTS=/etc/mysql/rune-admin.cnf

[[ "${ACCOUNT}" =~ ^[a-z][a-z0-9_]{2,31}$ ]] || rune_error 1 "account is malformed"
[[ -r "${DEFAULTS}" ]] || rune_error 4 "admin option file is missing" "$(jq -nc --arg f "${DEFAULTS}" '{file:$f}')"

run_sql() {
  mariadb --defaults-extra-file="${DEFAULTS}" --batch --skip-column-names
}

found="$(run_sql <<<"SELECT COUNT(*) FROM mysql.user WHERE User='${ACCOUNT}' AND Host='${HOSTMASK}'" 2>/dev/null)" || rune_error 2 "MariaDB does not answer"
[[ "${found}" == 1 ]] || rune_error 2 "no such account" "$(jq -nc --arg a "${ACCOUNT}" --arg h "${HOSTMASK}" '{account:$a, host:$h}')"

case "${HOSTMASK}" in
  %|localhost|10.%) ;;
  *) rune_error 1 "host mask is not one of ours" "$(jq -nc --arg h "${HOSTMASK}" '{host:$h}')" ;;
esac

run_sql >/dev/null 2>&1 <<SQL || rune_error 3 "ALTER USER failed" "$(jq -nc --arg a "${ACCOUNT}" '{account:$a}')"
ALTER USER '${ACCOUNT}'@'${HOSTMASK}' IDENTIFIED BY '${NEW_PASSWORD}';
SQL

# can the account log in?
probe() {
  mariadb -h 127.0.0.1 -u "${ACCOUNT}" -p"${NEW_PASSWORD}" -e 'SELECT 1' >/dev/null 2>&1
}
login=ok
probe || login=failed

store=/etc/rune/credentials/"${ACCOUNT}"
(umask 077; printf '%s\n' "${NEW_PASSWORD}" >"${store}.new") || rune_error 2 "credential store is not writable"
mv -f "${store}.new" "${store}" || rune_error 2 "credential not stored"

rune_ok "password rotated" "$(jq -nc --arg a "${ACCOUNT}" --arg p "${NEW_PASSWORD}" --arg l "${login}" '{account:$a, initial:$p, login:$l}')"
