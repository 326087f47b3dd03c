#!/usr/bin/env bash
# Unlocks a clinic account and sets a one-time password.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

uid=$(rune_param uid "")
base=$(rune_param base ou=people,dc=clinic,dc=example)
ldif=$(mktemp)
out=$(mktemp)
finish() {
  rm -f "$ldif" "$out"
  rune_finish "account unlocked"
}
trap finish EXIT

[[ $uid =~ ^[a-z][a-z0-9]{1,15}$ ]] || rune_error 1 "uid is not valid" '["uid"]'
ldapsearch -LLL -Q -Y EXTERNAL -H ldapi:/// -b "$base" "(uid=$uid)" dn pwdAccountLockedTime >"$out" 2>/dev/null ||
  rune_error 5 "directory search failed" "$(jq -nc --arg u "$uid" '{uid:$u}')"
dn=$(sed -n 's/^dn: //p' "$out")
[[ -n $dn ]] || rune_error 2 "no such account" "$(jq -nc --arg u "$uid" '{uid:$u}')"

otp_password=$(openssl rand -base64 12)
cat >"$ldif" <<LDIF
dn: $dn
changetype: modify
delete: pwdAccountLockedTime
-
replace: userPassword
userPassword: $otp_password
LDIF
chmod 600 "$ldif"
ldapmodify -Q -Y EXTERNAL -H ldapi:/// -f "$ldif" >&2 || rune_error 3 "unlock refused" "$(jq -nc --arg d "$dn" '{dn:$d}')"

rune_out dn "$dn"
rune_out "one_time_password=$otp_password"
