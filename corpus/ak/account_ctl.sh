#!/bin/bash
# account_ctl: report, lock, unlock or expire local accounts
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

die() { rune_error "$1" "$2" "${3:-}"; }
who() { jq -nc --arg u "$1" '{user: $u}'; }

act=$(rune_param action report)
us=$(rune_param_json users '[]')
min=$(rune_param min_uid 1000)
on=$(rune_param expire_on "")
ex=$(rune_param exempt "root rune")

[[ $min =~ ^[1-9][0-9]{2,4}$ ]] || die 1 "min_uid must be 100 to 99999"
jq -e 'type == "array" and length <= 50 and all(.[]; type == "string" and test("\\A[a-z_][a-z0-9_-]{0,31}\\z"))' \
  <<<"$us" >/dev/null 2>&1 || die 1 "users must be a list of login names"
mapfile -t u < <(jq -r 'unique[]' <<<"$us")

if [ "$act" = report ]; then
  if [ "${#u[@]}" -eq 0 ]; then
    while IFS=: read -r n _ id _ _ _ sh; do
      [[ $id =~ ^[0-9]+$ ]] || continue
      [ "$id" -ge "$min" ] && [ "$id" -lt 65534 ] || continue
      case $sh in */nologin | */false) continue ;; esac
      u+=("$n")
    done < <(getent passwd)
  fi
elif [ "${#u[@]}" -eq 0 ]; then
  die 1 "users is empty" '{"missing":["users"]}'
fi
case $act in
  report | lock | unlock) ;;
  expire)
    [[ $on =~ ^20[0-9]{2}-[01][0-9]-[0-3][0-9]$ ]] && date -d "$on" +%F >/dev/null 2>&1 || die 1 "expire_on must be a date"
    ;;
  *) die 1 "action must be report, lock, unlock or expire" ;;
esac
[ "$(id -u)" -eq 0 ] || die 4 "needs root"

state() {
  local l a b
  l=$(passwd -S -- "$1" 2>/dev/null) || return 1
  read -r a b _ <<<"$l"
  [ "$a" = "$1" ] || return 1
  case $b in
    P | PS) echo open ;;
    L | LK) echo locked ;;
    NP) echo empty ;;
    *) echo unknown ;;
  esac
}
until_() {
  LC_ALL=C chage -l -- "$1" 2>/dev/null | sed -n 's/^Account expires[[:space:]]*: *//p'
}

rows=() rc=0
for n in "${u[@]}"; do
  case " $ex " in
    *" $n "*)
      echo "$n is exempt" >&2
      [ "$act" = report ] || continue
      ;;
  esac
  if ! getent passwd "$n" >/dev/null; then
    rows+=("$(jq -nc --arg u "$n" '{user: $u, state: "absent"}')")
    continue
  fi
  case $act in
    lock)
      usermod -L -- "$n" >&2 || rc=3
      if pgrep -u "$n" >/dev/null; then
        loginctl terminate-user "$n" >&2 || echo "sessions of $n go on" >&2
      fi
      ;;
    unlock) usermod -U -- "$n" >&2 || rc=3 ;;
    expire) usermod -e "$on" -- "$n" >&2 || rc=3 ;;
  esac
  s=$(state "$n") || s=unknown
  e=$(until_ "$n") || e=
  k=$(last -n 1 -F -- "$n" 2>/dev/null | awk -v n="$n" '$1 == n { print $5, $6, $8; exit }') || k=
  rows+=("$(jq -nc --arg u "$n" --arg s "$s" --arg e "${e:-never}" --arg k "$k" '{user: $u, state: $s, expires: $e, last_login: $k}')")
  if [ "$act" = lock ] && [ "$s" != locked ]; then rc=3; fi
done

if [ "${#rows[@]}" -eq 0 ]; then
  die 2 "no account left to look at" "$(jq -nc --arg x "${ex:0:200}" '{exempt: $x}')"
fi
out=$(printf '%s\n' "${rows[@]}" | jq -sc --arg a "$act" '{action: $a, total: length, accounts: .[:200]}')
if [ "$rc" -ne 0 ]; then
  rune_error "$rc" "not every account was changed" "$out"
elif [ "${#u[@]}" -eq 1 ] && [[ ${rows[0]} == *'"absent"'* ]]; then
  die 2 "no such account" "$(who "${u[0]}")"
fi
rune_ok "$act: ${#rows[@]} account(s)" "$out"
