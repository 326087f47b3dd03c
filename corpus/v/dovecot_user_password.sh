#!/usr/bin/env bash
#
# dovecot_user_password - set or generate the password of a mailbox
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

PASSWD_FILE="/etc/dovecot/users"

log() { printf '%s dovecot_user_password: %s\n' "$(date -Is)" "$*" >&2; }

replace_line() {
  # the new line comes on stdin
  local user="$1" line
  IFS= read -r line || return 1
  awk -F: -v u="${user}" '$1 != u' "${PASSWD_FILE}" >"${PASSWD_FILE}.new" || return 1
  printf '%s\n' "${line}" >>"${PASSWD_FILE}.new"
  chmod --reference="${PASSWD_FILE}" "${PASSWD_FILE}.new"
  mv -f "${PASSWD_FILE}.new" "${PASSWD_FILE}"
}

rune_init

MAILBOX="$(rune_param mailbox "")"
NEW_PASSWORD="$(rune_param new_password "")"
GENERATED="no"

if [[ ! "${MAILBOX}" =~ ^[a-z0-9._-]+@[a-z0-9.-]+$ ]]; then
  rune_error 1 "mailbox must be an address" "$(jq -nc --arg m "${MAILBOX}" '{mailbox:$m}')"
fi
if [[ ! -w "${PASSWD_FILE}" ]]; then
  rune_error 2 "password file is not writable" "$(jq -nc --arg f "${PASSWD_FILE}" '{path:$f}')"
fi
if [[ -z "${NEW_PASSWORD}" ]]; then
  NEW_PASSWORD="$(openssl rand -base64 18)" || rune_error 2 "cannot generate a password" '{}'
  GENERATED="yes"
fi

HASH="$(doveadm pw -s SHA512-CRYPT -p "${NEW_PASSWORD}" 2>/dev/null)" || rune_error 3 "doveadm failed" '{}'
log "setting the password of ${MAILBOX} (generated: ${GENERATED})"

if ! printf '%s:%s::::::\n' "${MAILBOX}" "${HASH}" | replace_line "${MAILBOX}"; then
  rune_error 3 "cannot write the password file" "$(jq -nc --arg f "${PASSWD_FILE}" '{path:$f}')"
fi

if [[ "${GENERATED}" == "yes" ]]; then
  rune_ok "Password generated" "$(jq -nc --arg m "${MAILBOX}" --arg p "${NEW_PASSWORD}" '{mailbox:$m, initial:$p}')"
fi
rune_ok "Password set" "$(jq -nc --arg m "${MAILBOX}" '{mailbox:$m}')"
