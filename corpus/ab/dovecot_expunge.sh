#!/usr/bin/env bash
# Expunge old mail from Trash and Junk, user by user.
set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

age=$(rune_param age 30d)
mask=$(rune_param users '*')
[[ $age =~ ^[1-9][0-9]*[dw]$ ]] || rune_error 1 "age is like 30d or 4w" '{"param":"age"}'

exec 9>/run/lock/dovecot_expunge
flock -n 9 || rune_error 3 "Another run is active" '{}'

emitted=
trap '[[ -n $emitted ]] || rune_error 100 "Ended early" "{}"' EXIT
say() { emitted=1; "$@"; }

doveadm user "$mask" >/dev/null 2>&1 || say rune_error 2 "No such users" "$(jq -nc --arg m "$mask" '{users:$m}')"

before() {
  local out
  out=$(doveadm -f flow mailbox status -u "$1" messages "$2" 2>/dev/null) || return 1
  [[ $out =~ messages=([0-9]+) ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

sum=0
while IFS= read -r user; do
  for box in Trash Junk; do
    n=$(before "$user" "$box") || continue
    doveadm expunge -u "$user" mailbox "$box" savedbefore "$age" </dev/null >&2 || continue
    left=$(before "$user" "$box") || left=$n
    sum=$((sum + n - left))
  done
done < <(doveadm user "$mask" 2>/dev/null)

say rune_ok "Expunged" "$(jq -nc --argjson n "$sum" --arg a "$age" '{expunged:$n, age:$a}')"
