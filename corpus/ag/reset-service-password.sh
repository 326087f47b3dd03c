#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Plugin:      reset-service-password
# Purpose:     Sets the password of a local service account, and asks for a change
#              at the next login if wanted.
# Parameters:  account       (string, required)
#              new_password  (string, required)  12 characters or more, two classes
#              force_change  (bool, optional)    default false
# Exit codes:  0 changed, 1 bad parameters, 2 no such account,
#              3 the change failed, 4 account managed elsewhere or tools missing
# ------------------------------------------------------------------------------
set -euo pipefail

PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly PLUGIN_DIR
# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

readonly MIN_LENGTH=12
readonly UID_FLOOR=200

log_info() {
  printf '%s INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

# Succeeds when the text has characters of at least two classes.
mixed_enough() {
  local classes=0
  if [[ "$1" =~ [a-z] ]]; then classes=$((classes + 1)); fi
  if [[ "$1" =~ [A-Z] ]]; then classes=$((classes + 1)); fi
  if [[ "$1" =~ [0-9] ]]; then classes=$((classes + 1)); fi
  if [[ "$1" =~ [^A-Za-z0-9] ]]; then classes=$((classes + 1)); fi
  (( classes >= 2 ))
}

rune_init

ACCOUNT="$(rune_param account "")"
NEW_PASSWORD="$(rune_param new_password "")"
FORCE_CHANGE="$(rune_param force_change "false")"

if [[ -z "${ACCOUNT}" || -z "${NEW_PASSWORD}" ]]; then
  rune_error 1 "account and new_password are required" '{"required":["account","new_password"]}'
fi

if [[ ! "${ACCOUNT}" =~ ^[a-z_][a-z0-9_-]{0,31}$ ]]; then
  rune_error 1 "account is not a valid user name" "$(jq -nc --arg account "${ACCOUNT}" '{account: $account}')"
fi

ACCOUNT_DETAILS="$(jq -nc --arg account "${ACCOUNT}" '{account: $account}')"

# A line break would smuggle a second line into chpasswd
if [[ "${NEW_PASSWORD}" == *$'\n'* ]] || (( ${#NEW_PASSWORD} < MIN_LENGTH )) || ! mixed_enough "${NEW_PASSWORD}"; then
  rune_error 1 "the new password does not meet the policy" "${ACCOUNT_DETAILS}"
fi

if ! command -v chpasswd >/dev/null || ! command -v chage >/dev/null; then
  rune_error 4 "chpasswd and chage are both needed" "${ACCOUNT_DETAILS}"
fi

if ! ENTRY="$(getent passwd "${ACCOUNT}")"; then
  rune_error 2 "the account does not exist" "${ACCOUNT_DETAILS}"
fi

# root and the accounts of the distribution are not ours to change
ACCOUNT_ID="$(cut -d: -f3 <<<"${ENTRY}")"
if [[ ! "${ACCOUNT_ID}" =~ ^[0-9]{1,10}$ ]] || [ "${ACCOUNT_ID}" -lt "${UID_FLOOR}" ]; then
  rune_error 4 "the account is a system account" "${ACCOUNT_DETAILS}"
fi

if ! grep -q "^${ACCOUNT}:" /etc/passwd; then
  rune_error 4 "the account comes from a directory service" "${ACCOUNT_DETAILS}"
fi

log_info "changing the password of ${ACCOUNT}"
if ! printf '%s:%s\n' "${ACCOUNT}" "${NEW_PASSWORD}" | chpasswd >/dev/null 2>&1; then
  rune_error 3 "chpasswd refused the change" "${ACCOUNT_DETAILS}"
fi
unset NEW_PASSWORD

if [[ "${FORCE_CHANGE}" == "true" ]]; then
  if ! chage --lastday 0 "${ACCOUNT}" >&2; then
    rune_error 3 "the change at next login could not be set" "${ACCOUNT_DETAILS}"
  fi
  rune_ok "Changed, and to be changed again at the next login" "${ACCOUNT_DETAILS}"
fi

log_info "done"
rune_ok "Changed" "${ACCOUNT_DETAILS}"
