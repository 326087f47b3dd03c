#!/usr/bin/env bash
# Members of a POSIX group, from LDAP.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly BASE="dc=example,dc=org" URI="ldapi:///"

main_setup() {
  rune_init
  umask 027
}

# members NAMEREF GROUP
members() {
  local -n _m=$1
  local ldif
  ldif=$(ldapsearch -LLL -o ldif-wrap=no -Q -Y EXTERNAL -H "${URI}" -b "ou=groups,${BASE}" "(&(objectClass=posixGroup)(cn=$2))" memberUid 2>/dev/null) || return 2
  mapfile -t _m < <(sed -n 's/^memberUid: //p' <<<"${ldif}" | sort -u)
}

group=$(rune_param group staff)
group=${group:-staff}
[[ "${group}" =~ ^[a-z_][a-z0-9_-]*$ ]] || rune_error 1 "bad group name" '{"bad":["group"]}'

declare -a found=()
members found "${group}" || rune_error 2 "LDAP search failed" '{"step":"search"}'
(( ${#found[@]} > 0 )) || rune_error 3 "the group is empty or unknown" "$(jq -nc --arg g "${group}" '{group:$g}')"
rune_ok "exported" "$(printf '%s\n' "${found[@]}" | jq -Rnc --arg g "${group}" '{group:$g, members:[inputs]}')"
