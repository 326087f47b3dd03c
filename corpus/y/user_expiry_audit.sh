#!/usr/bin/env bash
# Accounts whose shadow entry is expired, stale or without any lock.
set -euo pipefail
shopt -s inherit_errexit

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

done_already=0
say() { done_already=1; "$@"; }
trap 'status=$?; if (( ! done_already )); then rune_error 100 "audit broke off" "$(jq -nc --argjson s "$status" "{status:\$s}")"; fi' EXIT

shadow=$(rune_param shadow_file /etc/shadow)
stale_days=$(rune_param stale_days 365)
min_uid=$(rune_param min_uid 1000)

for n in "$stale_days" "$min_uid"; do
  if ! [[ $n =~ ^[1-9][0-9]{0,5}$ ]]; then
    say rune_error 1 "stale_days and min_uid are positive numbers" "$(jq -nc --arg n "$n" '{value:$n}')"
  fi
done
if [[ ! -e $shadow ]]; then
  say rune_error 2 "file is missing" "$(jq -nc --arg f "$shadow" '{file:$f}')"
elif [[ ! -r $shadow ]]; then
  say rune_error 4 "file is not readable, run this as root" "$(jq -nc --arg f "$shadow" --arg u "$(id -un)" '{file:$f, user:$u}')"
fi

today=$(( $(date +%s) / 86400 ))
declare -A uid_of=() verdict=()
while IFS=: read -r login _ uid _ _ _ shell; do
  [[ $uid =~ ^[0-9]+$ ]] || continue
  [[ -n $login ]] || continue
  case $shell in */nologin|*/false) continue ;; esac
  uid_of[$login]=$uid
done < <(getent passwd)

is_day() { [[ $1 =~ ^[0-9]{1,6}$ ]]; }

while IFS=: read -r login hash changed _ max _ inactive expires _; do
  [[ -n $login ]] || continue
  uid=${uid_of[$login]:-}
  if [[ -z $uid ]] || (( uid < min_uid )); then
    continue
  fi
  if [[ $hash == '!'* || $hash == '*'* ]]; then
    verdict[$login]=locked
  elif [[ -z $hash ]]; then
    verdict[$login]=open
  elif is_day "$expires" && (( 10#$expires <= today )); then
    verdict[$login]=expired
  elif is_day "$changed" && is_day "$max" && (( 10#$changed + 10#$max < today )); then
    if is_day "$inactive" && (( 10#$changed + 10#$max + 10#$inactive < today )); then
      verdict[$login]=inactive
    else
      verdict[$login]=overdue
    fi
  elif is_day "$changed" && (( today - 10#$changed > stale_days )); then
    verdict[$login]=stale
  fi
done <"$shadow"

list=$(for login in "${!verdict[@]}"; do
  jq -nc --arg l "$login" --arg v "${verdict[$login]}" '{login:$l, state:$v}'
done | jq -sc 'group_by(.state) | map({state:.[0].state, logins:map(.login)})')
summary=$(jq -nc --argjson l "$list" --argjson n "${#uid_of[@]}" '{accounts:$n, groups:$l}')

for login in "${!verdict[@]}"; do
  if [[ ${verdict[$login]} == open ]]; then
    say rune_error 3 "an account can log in with nothing" "$summary"
  fi
done
if (( ${#uid_of[@]} == 0 )); then
  say rune_error 2 "no account was listed" "$summary"
fi
say rune_ok "accounts audited" "$summary"
