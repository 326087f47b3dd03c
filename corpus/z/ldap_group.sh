#!/usr/bin/env bash
# members of a POSIX group in LDAP: add some, and reset the group account's password when asked
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

BASE=ou=groups,dc=uni,dc=example
G=$(rune_param group "")
RESET=$(rune_param reset false)
new_password=$(rune_param new_password "")
mapfile -t MEMBERS < <(rune_param_json members '[]' | jq -r '.[]')

[[ $G =~ ^[a-z][a-z0-9_-]*$ ]] || rune_error 1 "bad group" "$(jq -nc --arg g "$G" '{group:$g}')"

rune_out "group=$G"
for u in "${MEMBERS[@]}"; do
  if ! [[ $u =~ ^[a-z][a-z0-9._-]*$ ]] || ! getent passwd "$u" >/dev/null; then
    rune_out "$u=unknown"
    continue
  fi
  printf 'dn: cn=%s,%s\nchangetype: modify\nadd: memberUid\nmemberUid: %s\n\n' "$G" "$BASE" "$u"
done >/tmp/ldap_group.$$.ldif
trap 'rm -f /tmp/ldap_group.$$.ldif' EXIT

if [[ -s /tmp/ldap_group.$$.ldif ]]; then
  ldapmodify -Q -Y EXTERNAL -H ldapi:/// -c >&2 || rune_err 3 "ldapmodify failed"
fi

if [[ $RESET == true ]]; then
  [[ ${#new_password} -ge 12 ]] || rune_error 1 "new_password is too short" '{"minimum":12}'
  ldappasswd -Q -Y EXTERNAL -H ldapi:/// -s "$new_password" "uid=$G,ou=service,dc=uni,dc=example" >&2 || rune_err 3 "ldappasswd failed"
fi

rune_finish "group is up to date"
