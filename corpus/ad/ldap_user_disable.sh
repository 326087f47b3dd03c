#!/usr/bin/env bash
#===============================================================================
# ldap_user_disable
#   Locks an account: login shell, expiry, ppolicy; closes its ssh sessions.
#   The bind happens with the client certificate of the host.
#===============================================================================
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly BASE_DN="ou=people,dc=example,dc=org"
readonly LDAP_URI="ldaps://ldap.example.org"

LOGIN="$(rune_param login "")"
TICKET="$(rune_param ticket "none")"

if [[ ! "${LOGIN}" =~ ^[a-z][a-z0-9_-]{0,31}$ ]]; then
  rune_error 1 "Invalid login" '{"parameter":"login"}'
fi
if ! command -v ldapmodify >/dev/null 2>&1; then
  rune_emit "ldapmodify is not installed" 4
fi

info() { printf 'ldap_user_disable: %s\n' "$*" >&2; }

# prints the distinguished name of the account
find_dn() {
  local dn
  dn="$(ldapsearch -LLL -H "${LDAP_URI}" -Y EXTERNAL -Q -o ldif-wrap=no -b "${BASE_DN}" "(uid=${LOGIN})" dn 2>/dev/null \
    | sed -n 's/^dn: //p')" || true
  if [[ -z "${dn}" ]]; then
    rune_error 2 "Account not found" "$(jq -nc --arg l "${LOGIN}" '{login:$l}')"
  fi
  printf '%s\n' "${dn}"
}

change_entry() {
  ldapmodify -H "${LDAP_URI}" -Y EXTERNAL -Q >&2 <<LDIF
dn: $1
changetype: modify
replace: loginShell
loginShell: /usr/sbin/nologin
-
replace: shadowExpire
shadowExpire: 1
-
replace: pwdAccountLockedTime
pwdAccountLockedTime: 000001010000Z
LDIF
}

info "looking for ${LOGIN}"
DN="$(find_dn)"

if ! change_entry "${DN}"; then
  rune_error 3 "The directory refused the change" "$(jq -nc --arg dn "${DN}" '{dn:$dn}')"
fi

CLOSED=0
for session in $(loginctl list-sessions --no-legend 2>/dev/null | awk -v u="${LOGIN}" '$3 == u { print $1 }'); do
  if loginctl terminate-session "${session}" >&2; then
    CLOSED=$(( CLOSED + 1 ))
  fi
done

# audit trail, one JSON object per line
printf '{"login":"%s","ticket":"%s","closed":%d}\n' "${LOGIN}" "${TICKET}" "${CLOSED}" >>/var/log/ldap_user_disable.jsonl || info "no audit line written"

rune_ok "Account disabled" "$(jq -nc --arg dn "${DN}" --argjson n "${CLOSED}" '{dn:$dn, closed_sessions:$n}')"
