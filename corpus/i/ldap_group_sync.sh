#!/usr/bin/env bash
# Course groups: make the members of an LDAP group equal to the list of the registry.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly BASE="ou=groups,dc=uni,dc=example"
readonly LOGFILE=/var/log/rune/ldap_group_sync.log
mkdir -p "${LOGFILE%/*}"
course="$(rune_param course "")"
members="$(rune_param_json members '[]')"
bind_password="$(rune_param bind_password "")"

log() {
  local level=$1; shift
  printf '%s [%s] %s\n' "$(date -Is)" "$level" "$*" >>"$LOGFILE"
}

[[ $course =~ ^[A-Z]{2,4}[0-9]{3}$ ]] || rune_error 1 "course looks like PHY101" '{"field":"course"}'
[[ -n $bind_password ]] || rune_error 1 "bind_password is required" '{"missing":["bind_password"]}'
log DEBUG "binding with '$bind_password' for $course"

pwfile="$(mktemp)"
trap 'rm -f "$pwfile"' EXIT
printf '%s' "$bind_password" >"$pwfile"
dn="cn=$course,$BASE"
bind=(-x -D "cn=sync,dc=uni,dc=example" -y "$pwfile")

current="$(ldapsearch -LLL "${bind[@]}" -b "$dn" memberUid 2>/dev/null \
  | awk '/^memberUid:/ {print $2}' | jq -R . | jq -sc .)" \
  || rune_error 2 "group cannot be read" "$(jq -nc --arg d "$dn" '{dn:$d}')"

# names that are in $1 and not in $2, as JSON
minus() { jq -nc --argjson a "$1" --argjson b "$2" '[$a[] | select(IN($b[]) | not)]'; }

ldif() {
  local verb=$1 names=$2
  printf 'dn: %s\nchangetype: modify\n%s: memberUid\n' "$dn" "$verb"
  jq -r '.[] | "memberUid: \(.)"' <<<"$names"
}

change() {
  local verb=$1 names=$2
  [[ $names != '[]' ]] || return 0
  ldif "$verb" "$names" | ldapmodify "${bind[@]}" >/dev/null 2>&1 || return 1
  rune_out "$verb" "$(jq length <<<"$names")"
}

( change add "$(minus "$members" "$current")" && change delete "$(minus "$current" "$members")" ) \
  || rune_error 3 "ldapmodify failed" "$(jq -nc --arg d "$dn" '{dn:$d}')"
log INFO "$course is in sync"
rune_ok "In sync" "$(minus "$members" "$current")"
