#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly BASE="ou=people,dc=example,dc=net"
readonly BIND_DN="cn=rune,dc=example,dc=net"

ldif() {
  local uid="$1" cn="$2" mail="$3" number="$4"
  cat <<LDIF
dn: uid=${uid},${BASE}
objectClass: inetOrgPerson
objectClass: posixAccount
uid: ${uid}
cn: ${cn}
sn: ${cn##* }
mail: ${mail}
uidNumber: ${number}
gidNumber: 500
homeDirectory: /home/${uid}
LDIF
}

rune_init

ACCOUNT="$(rune_param account "")"
FULL_NAME="$(rune_param full_name "")"
MAIL="$(rune_param mail "")"
NUMBER="$(rune_param uid_number "")"
BIND_PASSWORD="$(rune_param bind_password "")"

for required in ACCOUNT FULL_NAME MAIL NUMBER BIND_PASSWORD; do
  [[ -n "${!required}" ]] || rune_error 1 "Missing parameter" "$(jq -nc --arg m "${required,,}" '{missing:[$m]}')"
done

if ! python3 -c "import sys; sys.exit('${MAIL}'.count('@') != 1)" </dev/null >/dev/null 2>&1; then
  rune_error 1 "mail is not an address" "$(jq -nc --arg m "${MAIL}" '{mail:$m}')"
fi

ENTRY="$(ldif "${ACCOUNT}" "${FULL_NAME}" "${MAIL}" "${NUMBER}")"
if ! ldapadd -x -D "${BIND_DN}" -w "${BIND_PASSWORD}" <<<"${ENTRY}" >/dev/null 2>&1; then
  rune_error 3 "Directory refuses the entry" "$(rune_all_params)"
fi

rune_ok_kv "Account created" \
  "dn=uid=${ACCOUNT},${BASE}" \
  "uid_number=${NUMBER}" \
  "mail=${MAIL}"
