#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe

source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

: "${grace:=$(rune_param grace_minutes 15)}"
[[ $grace =~ ^(0|[1-9][0-9]{0,3})$ ]] || rune_error 1 "grace_minutes is odd" '{"parameter":"grace_minutes"}'
mapfile -t ignore < <(rune_param_json ignore '[]' | jq -r '.[]?')

# --output=json came with systemd 250 or so
version=0
if out=$(systemctl --version 2>/dev/null) && [[ $out =~ ^systemd\ ([0-9]+) ]]; then
  version=${BASH_REMATCH[1]}
fi
case $version in
  0) rune_error 4 "no systemd" '{"found":null}' ;;
  [0-9]|[0-9][0-9]|1[0-9][0-9]|2[0-3][0-9]|24[0-8]) rune_error 4 "systemd is too old" "$(jq -nc --arg v "$version" '{found:$v, needed:"249"}')" ;;
esac

ignored() {
  local n
  for n in "${ignore[@]}"; do
    # shellcheck disable=SC2053
    [[ $1 == $n ]] && return 0
  done
  return 1
}

list=$(systemctl list-timers --all --output=json 2>/dev/null) || rune_error 2 "timers cannot be listed" '{"command":"systemctl list-timers"}'
jq -e 'type == "array"' >/dev/null 2>&1 <<<"$list" || rune_error 100 "timers came in no array" '{}'

now=$(date +%s)
declare -A overdue=() failed=() never=()
checked=0
jq -r '.[] | [.unit, (.activates // "-"), ((.next // 0) / 1000000 | floor), ((.last // 0) / 1000000 | floor)] | @tsv' <<<"$list" |
  while IFS=$'\t' read -r timer service next last; do
    if ignored "$timer"; then
      continue
    fi
    checked=$((checked + 1))
    if [[ $service != - ]]; then
      result=$(systemctl show -p Result --value "$service" 2>/dev/null || true)
      [[ -z $result || $result == success ]] || failed[$timer]=$result
    fi
    if [[ ! $next =~ ^[0-9]+$ || ! $last =~ ^[0-9]+$ ]]; then
      overdue[$timer]=unknown
    elif (( next == 0 && last == 0 )); then
      never[$timer]=1
    elif (( next > 0 && now - next > grace * 60 )); then
      overdue[$timer]=$(( (now - next) / 60 ))
    fi
  done || rune_error 100 "timers have another form" '{}'

(( checked > 0 )) || rune_ok "no timer is watched" '{"checked":0}'

tsv() {
  local -n src=$1
  local k
  for k in "${!src[@]}"; do printf '%s\t%s\n' "$k" "${src[$k]}"; done
}
obj='[inputs | split("\t") | {key:.[0], value:.[1]}] | from_entries'
data=$(jq -nc --argjson o "$(tsv overdue | jq -Rnc "$obj")" --argjson f "$(tsv failed | jq -Rnc "$obj")" \
  --argjson n "$(printf '%s\n' "${!never[@]}" | jq -Rnc '[inputs | select(. != "")]')" --argjson c "$checked" \
  '{checked:$c, overdue:$o, failed:$f, never:$n}')
if (( ${#overdue[@]} )); then
  rune_error 3 "${#overdue[@]} timers are overdue" "$data"
elif (( ${#failed[@]} )); then
  rune_error 3 "${#failed[@]} services of timers failed" "$data"
fi
rune_ok "timers run" "$data"
