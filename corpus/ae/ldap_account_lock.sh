#!/usr/bin/env bash
# =============================================================================
# ldap_account_lock
#   Locks (or unlocks) accounts in the directory. The bind password never
#   appears on a command line: it goes through a file that only root can read.
# =============================================================================
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

log() { logger -t ldap_account_lock -p auth.notice -- "$*" || true; }

URI="$(rune_param uri "ldaps://ldap.example.net")"
BASE="$(rune_param base "ou=people,dc=example,dc=net")"
BIND_DN="$(rune_param bind_dn "")"
BIND_PASSWORD="$(rune_param bind_password "")"
ACTION="$(rune_param action "lock")"
ACCOUNTS_JSON="$(rune_param_json accounts '[]')"

case "${ACTION}" in
  lock | unlock) ;;
  *) rune_error 1 "action must be lock or unlock" "$(jq -nc --arg a "${ACTION}" '{action:$a}')" ;;
esac
if [[ -z "${BIND_DN}" || -z "${BIND_PASSWORD}" ]]; then
  rune_error 1 "bind_dn and bind_password are required" '{"missing":["bind_dn","bind_password"]}'
fi
if ! jq -e 'type == "array" and all(.[]; test("^[a-z][a-z0-9._-]*$"))' >/dev/null 2>&1 <<<"${ACCOUNTS_JSON}"; then
  rune_error 1 "accounts must be a list of account names"
fi

umask 077
PASS_FILE="$(mktemp)"
trap 'rm -f "${PASS_FILE}"' EXIT
printf '%s' "${BIND_PASSWORD}" >"${PASS_FILE}"
HAS_PASSWORD=true

CHANGED=0
PROBLEMS='[]'
while IFS= read -r account; do
  log "${ACTION} ${account} requested by $(rune_ctx requested_by unknown), bind password given: ${HAS_PASSWORD}"
  if ldapmodify -x -H "${URI}" -D "${BIND_DN}" -y "${PASS_FILE}" >/dev/null 2>&1 <<LDIF
dn: uid=${account},${BASE}
changetype: modify
$(if [[ "${ACTION}" == "lock" ]]; then
    printf 'replace: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z\n'
  else
    printf 'delete: pwdAccountLockedTime\n'
  fi)
LDIF
  then
    CHANGED=$((CHANGED + 1))
  else
    PROBLEMS="$(jq -c --arg a "${account}" '. + [$a]' <<<"${PROBLEMS}")"
  fi
done < <(jq -r '.[]' <<<"${ACCOUNTS_JSON}")

RESULT="$(jq -nc --argjson c "${CHANGED}" --argjson p "${PROBLEMS}" '{changed:$c, problems:$p}')"
if [[ "${PROBLEMS}" != '[]' ]]; then
  rune_error 3 "Some accounts were not changed" "${RESULT}"
fi
rune_ok "Accounts changed" "${RESULT}"
