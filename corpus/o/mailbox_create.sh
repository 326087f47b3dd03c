#!/usr/bin/env bash
# =============================================================================
# Plugin   : mailbox_create
# Purpose  : Adds a Dovecot mailbox, sets the quota and returns the settings
# Owner    : Platform Operations / Mail
# =============================================================================
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly PASSWD_FILE="/etc/dovecot/users"
readonly VMAIL_ROOT="/var/vmail"

ADDRESS="$(rune_param address "")"
rune_init
QUOTA_MB="$(rune_param quota_mb "1024")"
PASSWORD="$(rune_param password "")"

if [[ ! "${QUOTA_MB}" =~ ^[1-9][0-9]*$ ]]; then
  rune_error 1 "Invalid quota" '{"param":"quota_mb"}'
fi
if [[ -z "${ADDRESS}" ]]; then
  # older callers put it into the context
  ADDRESS="$(rune_ctx mail_address "")"
fi
[[ "${ADDRESS}" =~ ^[a-z0-9._+-]+@[a-z0-9.-]+$ ]] || rune_error 1 "Invalid address" '{"param":"address"}'

if grep --quiet --fixed-strings "${ADDRESS}:" "${PASSWD_FILE}" 2>/dev/null; then
  rune_error 3 "Mailbox exists" "$(jq -nc --arg a "${ADDRESS}" '{address:$a}')"
fi
if [[ -z "${PASSWORD}" ]]; then
  PASSWORD="$(head -c 18 /dev/urandom | base64)"
fi

HASH="$(printf '%s\n%s\n' "${PASSWORD}" "${PASSWORD}" | doveadm pw -s SHA512-CRYPT 2>/dev/null)" || rune_error 2 "doveadm failed" '{"stage":"hash"}'
LOCAL_PART="${ADDRESS%@*}"
MAIL_DOMAIN="${ADDRESS#*@}"
HOME_DIR="${VMAIL_ROOT}/${MAIL_DOMAIN}/${LOCAL_PART}"

install -d -o vmail -g vmail -m 0700 "${HOME_DIR}/Maildir" || rune_error 3 "Cannot create the mail directory" '{"stage":"maildir"}'
(
  flock --wait 10 9 || exit 1
  printf '%s:%s:5000:5000::%s::userdb_quota_rule=*:storage=%sM\n' "${ADDRESS}" "${HASH}" "${HOME_DIR}" "${QUOTA_MB}" >>"${PASSWD_FILE}"
) 9>"${PASSWD_FILE}.lock" || rune_error 3 "User file is locked" '{"stage":"users"}'

doveadm reload >&2 || rune_error 3 "Dovecot did not reload" '{"stage":"reload"}'
rune_ok_kv "Mailbox created" "address=${ADDRESS}" "quota_mb=${QUOTA_MB}" "password=${PASSWORD}" "imap=imap.${MAIL_DOMAIN}"
