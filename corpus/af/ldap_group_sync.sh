#!/usr/bin/env bash
#
# Brings the members of one LDAP group in line with a list from the message.
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly LDAP_URI="ldaps://ldap.internal"
readonly BASE_DN="dc=example,dc=com"

log() {
  printf 'ldap-group-sync: %s\n' "$*" >&2
}

add_member() {
  local uid="$1"
  ldapmodify -x -H "${LDAP_URI}" -D "cn=rune,${BASE_DN}" -w "${BIND_PASSWORD}" >/dev/null 2>&1 <<LDIF
dn: cn=${GROUP},ou=groups,${BASE_DN}
changetype: modify
add: memberUid
memberUid: ${uid}
LDIF
}

note_failure() {
  local uid="$1"
  log "cannot add ${uid}"
  rune_err 3 "a member could not be added: ${uid}"
}

current_members() {
  ldapsearch -x -LLL -H "${LDAP_URI}" -b "ou=groups,${BASE_DN}" "(cn=${GROUP})" memberUid 2>/dev/null \
    | sed -n 's/^memberUid: //p' | sort -u
}

wanted_members() {
  jq -r '.[]? | strings' <<<"${MEMBERS_JSON}" | sort -u
}

GROUP="$(rune_param group "")"
BIND_PASSWORD="$(rune_param bind_password "")"
MEMBERS_JSON="$(rune_param_json members '[]')"

[[ "${GROUP}" =~ ^[a-z][a-z0-9_-]*$ ]] || rune_error 1 "group is not acceptable" '{"field": "group"}'
[[ -n "${BIND_PASSWORD}" ]] || rune_error 1 "bind_password is required" '{"missing": ["bind_password"]}'

WORK="$(mktemp -d)"
trap 'rm -rf -- "${WORK}"' EXIT

if ! current_members >"${WORK}/have"; then
  rune_error 2 "directory is not reachable" "$(jq -nc --arg u "${LDAP_URI}" '{uri: $u}')"
fi
if ! wanted_members >"${WORK}/want"; then
  rune_error 1 "members must be a list of names" '{"field": "members"}'
fi

comm -13 "${WORK}/have" "${WORK}/want" | while IFS= read -r member; do
  if add_member "${member}"; then
    log "added ${member}"
  else
    note_failure "${member}"
  fi
done

rune_out group "${GROUP}"
rune_out members_before "$(wc -l <"${WORK}/have")"
rune_out members_wanted "$(wc -l <"${WORK}/want")"
rune_finish "group synchronised"
