#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Department    : Municipal IT, school directory
# Purpose       : Lists the groups of a pupil account in the school LDAP.
# ------------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIRECTORY="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIRECTORY}/rune_bpcs.sh"
rune_init

readonly LDAP_URI="ldaps://ldap.schools.example"
readonly BASE_DN="dc=schools,dc=example"

PUPIL="$(rune_param pupil "")"
BIND_DN="$(rune_param bind_dn "cn=reader,${BASE_DN}")"
BIND_PASSWORD="$(rune_param bind_password "")"

if ! command -v ldapsearch >/dev/null 2>&1; then
  echo "ldapsearch is not installed on this host" >&2
  exit 4
fi
if [[ ! "${PUPIL}" =~ ^[a-z][a-z0-9.]{1,30}$ ]]; then
  rune_error 1 "The pupil account is not valid." "$(rune_all_params)"
fi

PASSWORD_FILE="$(mktemp)"
trap 'rm -f "${PASSWORD_FILE}"' EXIT
printf '%s' "${BIND_PASSWORD}" >"${PASSWORD_FILE}"

if ! LDIF="$(ldapsearch -LLL -o ldif-wrap=no -x -H "${LDAP_URI}" -D "${BIND_DN}" -y "${PASSWORD_FILE}" \
    -b "ou=groups,${BASE_DN}" "(memberUid=${PUPIL})" cn 2>/dev/null)"; then
  rune_error 2 "The directory did not answer." "$(jq -nc --arg u "${LDAP_URI}" '{uri: $u}')"
fi

GROUP_NAMES="$(awk '/^cn: / { print substr($0, 5) }' <<<"${LDIF}" | sort -u)"
GROUPS_JSON="$(jq -Rnc '[inputs | select(length > 0)]' <<<"${GROUP_NAMES}")"
rune_ok "Groups read." "$(jq -nc --arg p "${PUPIL}" --argjson g "${GROUPS_JSON}" '{pupil: $p, groups: $g}')"
