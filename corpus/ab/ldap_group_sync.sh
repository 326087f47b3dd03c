#!/usr/bin/env bash
# Make the members of an LDAP group equal to the list in the message.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

group=$(rune_param group "")
base=$(rune_param base "dc=example,dc=org")
binddn=$(rune_param bind_dn "cn=sync,$base")
bindpw=$(rune_param bind_password "")
[[ $group =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad group" "$(rune_all_params)"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
auth=(-x -H ldapi:/// -D "$binddn" -y "$work/pw")
(umask 077; printf %s "$bindpw" >"$work/pw")

ldapsearch -LLL -o ldif-wrap=no "${auth[@]}" -b "cn=$group,ou=groups,$base" memberUid >"$work/now.ldif" 2>"$work/err" ||
  rune_error 2 "Group cannot be read" "$(jq -nc --rawfile e "$work/err" '{stderr:$e}')"

sed -n 's/^memberUid: //p' "$work/now.ldif" | sort -u >"$work/now"
rune_param_json members '[]' | jq -r '.[]?' | sort -u >"$work/want"

{
  printf 'dn: cn=%s,ou=groups,%s\nchangetype: modify\n' "$group" "$base"
  comm -13 "$work/now" "$work/want" | sed 's/^/add: memberUid\nmemberUid: /; s/$/\n-/'
  comm -23 "$work/now" "$work/want" | sed 's/^/delete: memberUid\nmemberUid: /; s/$/\n-/'
} >"$work/change.ldif"

if ! cmp -s "$work/now" "$work/want"; then
  ldapmodify "${auth[@]}" -f "$work/change.ldif" >&2 || rune_error 3 "Group was not changed" "$(jq -nc --arg g "$group" '{group:$g}')"
  # let the mail servers see it soon
  { sleep 20; sss_cache -g "$group"; } 2>/dev/null &
fi
rune_ok "Group is in sync" "$(jq -nc --arg g "$group" --arg n "$(wc -l <"$work/want")" '{group:$g, members:$n}')"
