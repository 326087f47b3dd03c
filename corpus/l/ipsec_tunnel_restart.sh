#!/usr/bin/env bash
# Take one strongSwan connection down and up again; wait until the child SA carries traffic.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

required() {
  local v
  v=$(rune_param "$1" "")
  if [[ -z $v ]]; then
    rune_error 1 "Missing required parameter: $1" "$(jq -nc --arg k "$1" '{missing:[$k]}')"
  fi
  printf '%s' "$v"
}
fail()      { rune_error "$1" "$2" "$(jq -nc --arg c "$conn" '{connection:$c}')"; }
child_up()  { swanctl --list-sas --ike "$conn" 2>/dev/null | grep -q 'INSTALLED'; }
bytes_out() { swanctl --list-sas --ike "$conn" --raw 2>/dev/null | grep -o 'bytes-out=[0-9]*' | head -n1 | cut -d= -f2; }

conn=$(required connection)
tries=$(rune_param tries 5)
[[ $conn =~ ^[A-Za-z0-9._-]+$ ]] || fail 1 "connection name looks wrong"
[[ $tries =~ ^[1-9]$ ]] || fail 1 "tries must be 1 to 9"

swanctl --terminate --ike "$conn" --timeout 15 >/dev/null 2>&1 || echo "nothing to terminate" >&2
swanctl --initiate --child "$conn" --timeout 30 >/dev/null 2>&1 || fail 3 "initiate failed"

for (( i = 1; i <= tries; i++ )); do
  if child_up; then break; fi
  sleep "$i"
done
child_up || fail 3 "no child SA installed"

sent=$(bytes_out)
rune_ok "tunnel restarted" "$(jq -nc --arg c "$conn" --arg b "$sent" --argjson n "$i" '{connection:$c, bytes_out:$b, waited:$n}')"
