#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

# need NAME REGEX DEFAULT -> prints the checked parameter, 1 when it does not fit
need() {
  local v
  v=$(rune_param "$1" "$3")
  [[ $v =~ $2 ]] || return 1
  printf '%s' "$v"
}
lines() { if (( $# )); then printf '%s\n' "$@"; fi; }
to_json() { lines "$@" | jq -Rnc '[inputs]'; }

set_name=$(need set '^[a-z][a-z0-9_-]{0,30}$' '') || rune_error 1 "set is missing or odd" '{"parameter":"set"}'
source_file=$(need file '^/[A-Za-z0-9/._-]+$' /etc/rune/blocklist.txt) || rune_error 1 "file is no plain path" '{"parameter":"file"}'
max_change=$(need max_change_percent '^([1-9][0-9]?|100)$' 50) || rune_error 1 "max_change_percent is 1 to 100" '{"parameter":"max_change_percent"}'

[[ -f $source_file ]] || rune_error 2 "the list is missing" "$(jq -nc --arg f "$source_file" '{file:$f}')"
[[ -r $source_file ]] || rune_error 4 "the list is not readable" "$(jq -nc --arg f "$source_file" '{file:$f}')"

octets='(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
entry="^$octets(\.$octets){3}(/(3[0-2]|[12]?[0-9]))?$"

declare -A wanted=() have=()
wrong=()
while read -r word _; do
  [[ -n $word && $word != '#'* ]] || continue
  if [[ $word =~ $entry ]]; then
    wanted[${word%/32}]=1
  else
    wrong+=("$word")
  fi
done < <(tr -d '\r' <"$source_file")

if (( ${#wrong[@]} > 10 || ${#wanted[@]} == 0 )); then
  rune_error 3 "the list makes no sense" "$(jq -nc --argjson w "$(to_json "${wrong[@]:0:10}")" --argjson n "${#wanted[@]}" '{good:$n, wrong:$w}')"
fi

rc=0
dump=$(ipset save "$set_name" 2>&1 </dev/null) || rc=$?
if (( rc != 0 )); then
  case $dump in
    *'does not exist'*)
      ipset create "$set_name" hash:net family inet maxelem 131072 >&2 </dev/null || rune_error 2 "the set cannot be made" "$(jq -nc --arg s "$set_name" '{set:$s}')"
      dump='' ;;
    *'Operation not permitted'*) rune_error 4 "this needs root" '{"capability":"NET_ADMIN"}' ;;
    *) rune_error 2 "the set cannot be read" "$(jq -nc --arg m "$dump" --argjson rc "$rc" '{message:$m, status:$rc}')" ;;
  esac
fi
while read -r verb _ address _; do
  [[ $verb == add && -n $address ]] && have[$address]=1
done <<<"$dump"

add=() remove=()
for a in "${!wanted[@]}"; do [[ -n ${have[$a]:-} ]] || add+=("$a"); done
for a in "${!have[@]}"; do [[ -n ${wanted[$a]:-} ]] || remove+=("$a"); done

changes=$(( ${#add[@]} + ${#remove[@]} ))
summary=$(jq -nc --arg s "$set_name" --argjson a "$(to_json "${add[@]:0:50}")" --argjson r "$(to_json "${remove[@]:0:50}")" \
  --argjson n "${#wanted[@]}" --argjson w "${#wrong[@]}" '{set:$s, size:$n, wrong:$w, added:$a, removed:$r}')

if (( changes == 0 )); then
  rune_ok "the set is in step" "$summary"
elif (( ${#have[@]} > 0 && changes * 100 / ${#have[@]} > max_change )); then
  rune_error 3 "too many changes at once" "$summary"
fi

if ! {
  for a in "${add[@]}"; do printf 'add %s %s -exist\n' "$set_name" "$a"; done
  for a in "${remove[@]}"; do printf 'del %s %s -exist\n' "$set_name" "$a"; done
} | ipset restore >&2; then
  rune_error 100 "the set is changed only in part" "$summary"
fi

after=$(ipset list -terse "$set_name" 2>/dev/null | sed -n 's/^Number of entries: //p') || after=''
if [[ $after =~ ^[0-9]+$ ]] && (( after != ${#wanted[@]} )); then
  rune_error 3 "the set has $after entries" "$summary"
fi
rune_ok "the set is changed" "$summary"
