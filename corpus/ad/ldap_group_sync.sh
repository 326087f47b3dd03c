#!/usr/bin/env bash
#==============================================================================
# ldap_group_sync
#   Makes the members of an LDAP posixGroup equal to the list in the message.
#   Binds with the Kerberos ticket of the host (SASL GSSAPI), so there is no
#   password here.
#==============================================================================
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

WORK_DIR=""
ANSWERED="no"

log() {
  local level="$1"
  shift
  echo "$(date +%H:%M:%S) ${level} $*" >&2
}

answer_error() {
  ANSWERED="yes"
  rune_error "$@"
}

answer_ok() {
  ANSWERED="yes"
  rune_ok "$@"
}

on_exit() {
  if [[ -n "${WORK_DIR}" ]]; then
    rm -rf -- "${WORK_DIR}" || true
  fi
  if [[ "${ANSWERED}" == "no" ]]; then
    rune_error 100 "Stopped unexpectedly" '{"plugin":"ldap_group_sync"}'
  fi
}

write_ldif() {
  local group_dn="$1" attribute_action="$2" file="$3"
  cat <<LDIF
dn: ${group_dn}
changetype: modify
${attribute_action}: memberUid
LDIF
  sed 's/^/memberUid: /' "${file}"
  printf '\n'
}

rune_init
trap on_exit EXIT

GROUP=$(rune_param group "")
BASE_DN=$(rune_param base_dn "ou=groups,dc=example,dc=org")
MEMBERS=$(rune_param_json members "null")

[[ "${GROUP}" =~ ^[a-z][a-z0-9_-]*$ ]] || answer_error 1 "Invalid group" '{"parameter":"group"}'
jq -e 'type == "array" and all(.[]; type == "string")' <<<"${MEMBERS}" >/dev/null \
  || answer_error 1 "members must be a list of strings" '{"parameter":"members"}'

WORK_DIR=$(mktemp -d)
GROUP_DN="cn=${GROUP},${BASE_DN}"
jq -r '.[]' <<<"${MEMBERS}" | sort -u >"${WORK_DIR}/wanted"

ldapsearch -LLL -Q -Y GSSAPI -o ldif-wrap=no -b "${GROUP_DN}" -s base memberUid \
  >"${WORK_DIR}/entry" 2>"${WORK_DIR}/log" \
  || answer_error 2 "Group cannot be read" "$(jq -Rsc '{log: .}' "${WORK_DIR}/log")"
sed -n 's/^memberUid: //p' "${WORK_DIR}/entry" | sort -u >"${WORK_DIR}/present"

comm -23 "${WORK_DIR}/wanted" "${WORK_DIR}/present" >"${WORK_DIR}/add"
comm -13 "${WORK_DIR}/wanted" "${WORK_DIR}/present" >"${WORK_DIR}/delete"

: >"${WORK_DIR}/ldif"
for action in add delete; do
  if [[ -s "${WORK_DIR}/${action}" ]]; then
    write_ldif "${GROUP_DN}" "${action}" "${WORK_DIR}/${action}" >>"${WORK_DIR}/ldif"
  fi
done

if [[ -s "${WORK_DIR}/ldif" ]]; then
  log INFO "changing ${GROUP_DN}"
  ldapmodify -Q -Y GSSAPI -f "${WORK_DIR}/ldif" >&2
fi

DATA=$(jq -nc --arg g "${GROUP}" \
  --rawfile a "${WORK_DIR}/add" --rawfile d "${WORK_DIR}/delete" \
  '{group: $g, added: ($a | split("\n") | map(select(. != ""))), removed: ($d | split("\n") | map(select(. != "")))}')
answer_ok "Group synchronised" "${DATA}"
