#!/usr/bin/env bash
#
# PLUGIN:   ldap_password_reset
# PURPOSE:  Set a generated password on a directory account.
#
set -euo pipefail

readonly PLUGIN_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIRECTORY}/rune_bpcs.sh"
rune_init

ACCOUNT_UID="$(rune_param uid "")"
BASE_DN="$(rune_param base_dn "dc=example,dc=net")"
DEBUG_MODE="$(rune_param debug "false")"
readonly BIND_FILE="/etc/rune/ldap_bind_password"

if [[ ! "${ACCOUNT_UID}" =~ ^[a-z][a-z0-9._-]*$ ]]; then
  rune_error 1 "uid is missing or malformed" '{"missing":["uid"]}'
fi
if [[ ! -s "${BIND_FILE}" ]]; then
  rune_error 4 "Bind password file is missing" "$(jq -nc --arg f "${BIND_FILE}" '{file:$f}')"
fi

ENTRY_DN="$(ldapsearch -LLL -x -y "${BIND_FILE}" -D "cn=admin,${BASE_DN}" -b "${BASE_DN}" "(uid=${ACCOUNT_UID})" dn | sed -n 's/^dn: //p')"
if [[ -z "${ENTRY_DN}" ]]; then
  rune_error 2 "No such account" "$(jq -nc --arg u "${ACCOUNT_UID}" '{uid:$u}')"
fi

TEMPORARY_PASSWORD="$(openssl rand -base64 18)" || rune_error 2 "No randomness" '{"tool":"openssl"}'

if [[ "${DEBUG_MODE}" == "true" ]]; then
  printf 'setting a password on %s\n' "${ENTRY_DN}" >&2
fi

if ! ldappasswd -x -y "${BIND_FILE}" -D "cn=admin,${BASE_DN}" -s "${TEMPORARY_PASSWORD}" "${ENTRY_DN}" >&2; then
  rune_error 3 "Directory refused the password" "$(jq -nc --arg dn "${ENTRY_DN}" '{dn:$dn}')"
fi

rune_ok "Password reset" "$(jq -nc --arg dn "${ENTRY_DN}" --arg pw "${TEMPORARY_PASSWORD}" '{dn:$dn, initial:$pw}')"
