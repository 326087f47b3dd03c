#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init

owner=$(rune_param customer "")
want=$(rune_param count 1)
[[ $owner =~ ^c[0-9]{4,7}$ ]] || rune_error 1 "customer looks like c12345"
[[ $want =~ ^[1-9]$ ]] || rune_error 1 "count must be 1..9"

db=/var/lib/ports/allocated
[[ -f $db ]] || rune_error 4 "port table is missing" "$(jq -nc --arg f "$db" '{file:$f}')"

exec 9>>"$db.lock" || rune_error 2 "cannot open the lock"
flock -w 10 9 || rune_error 3 "port table is busy" '{"lock":"held"}'

declare -A used=()
while read -r p _; do used[$p]=1; done <"$db"
# what the kernel knows counts too
while read -r p; do used[$p]=1; done < <(ss -Huln | awk '{n = split($4, a, ":"); print a[n]}')

list=
got=0
for ((p = 27000; p < 28000 && got < want; p++)); do
  [[ -n ${used[$p]-} ]] && continue
  printf '%s %s %s\n' "$p" "$owner" "$(date +%F)" >>"$db"
  list="${list:+$list,}{\"port\":$p,\"proto\":\"udp\"}"
  got=$((got + 1))
done

if (( got < want )); then
  rune_error 3 "port range exhausted" "[$list]"
fi
rune_ok "ports allocated" "$(jq -nc --arg o "$owner" --argjson l "[$list]" '{customer:$o, ports:$l}')"
