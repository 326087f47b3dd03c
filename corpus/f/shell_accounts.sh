#!/usr/bin/env bash
# shell_accounts: who can log in, who has not for a while
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

passwd=${RUNE_PASSWD_FILE:-/etc/passwd}
[[ -r $passwd ]] || rune_error 4 "cannot read the passwd file"

rows=() ; declare -A by_shell=()
while IFS=: read -r user _ uid _ gecos home shell; do
  [[ $uid =~ ^[0-9]+$ ]]                        || continue
  [[ $shell =~ /(nologin|false|sync|halt)$ ]]   && continue
  (( uid == 0 || uid >= 1000 ))                 || continue
  rows+=("$user"$'\t'"$uid"$'\t'"$home"$'\t'"$shell"$'\t'"${gecos%%,*}")
  by_shell[$shell]=$(( ${by_shell[$shell]:-0} + 1 ))
done <"$passwd"

if (( ${#rows[@]} == 0 )); then
  rune_error 3 "no account can log in, which is hard to believe"
fi

{
  printf '%-16s %6s %-24s %s\n' USER UID HOME SHELL
  printf -- '-%.0s' {1..60}
  echo
  for r in "${rows[@]}"; do
    IFS=$'\t' read -r user uid home shell _ <<<"$r"
    printf '%-16s %6d %-24s %s\n' "$user" "$uid" "$home" "$shell"
  done
} >&2

users=$(printf '%s\n' "${rows[@]}" | jq -Rnc '[inputs | split("\t") | {user:.[0], uid:(.[1]|tonumber), home:.[2], shell:.[3], name:.[4]}]')
shells=$(for s in "${!by_shell[@]}"; do printf '%s\t%d\n' "$s" "${by_shell[$s]}"; done | jq -Rnc '[inputs | split("\t") | {key:.[0], value:(.[1]|tonumber)}] | from_entries')

rune_ok "accounts listed" "$(jq -nc --argjson u "$users" --argjson s "$shells" '{users:$u, shells:$s}')"
