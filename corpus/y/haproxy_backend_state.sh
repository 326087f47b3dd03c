#!/usr/bin/env bash
set -euo pipefail

. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

readonly sock=/run/haproxy/admin.sock

die() { rune_error "$1" "$2" "${3:-}"; }

# talk COMMAND -> the answer of the stats socket
talk() { printf '%s\n' "$1" | socat -t 5 stdio "UNIX-CONNECT:$sock" 2>/dev/null; }

# columns HEADER -> fills the map $2 with name -> position
columns() {
  local -n map=$2
  local -a names
  local i
  IFS=, read -ra names <<<"${1#\# }"
  for i in "${!names[@]}"; do
    if [[ -n ${names[i]} ]]; then
      map[${names[i]}]=$i
    fi
  done
}

# pick NAME -> the field of the current row
pick() { local pos=${at[$1]:-}; [[ -n $pos ]] || return 1; printf '%s' "${row[pos]:-}"; }

backend=$(rune_param backend "")
min_up=$(rune_param min_up 1)
[[ $backend =~ ^[A-Za-z0-9_.-]*$ ]] || die 1 "backend has strange characters"
[[ $min_up =~ ^[1-9][0-9]?$ ]] || die 1 "min_up is 1 to 99"
[[ -S $sock ]] || die 4 "no stats socket" '{"socket":"/run/haproxy/admin.sock"}'

answer=''
for try in 1 2 3; do
  if answer=$(talk "show stat") && [[ $answer == '# '* ]]; then
    break
  fi
  answer=''
  sleep "$try"
done
[[ -n $answer ]] || die 2 "haproxy does not answer" '{"tries":3}'

mapfile -t lines <<<"$answer"
declare -A at=() up=() down=() drained=()
columns "${lines[0]}" at
for need in pxname svname status; do
  [[ -n ${at[$need]:-} ]] || die 100 "a column is missing" "$(jq -nc --arg c "$need" '{column:$c}')"
done

for line in "${lines[@]:1}"; do
  [[ -n $line ]] || continue
  IFS=, read -ra row <<<"$line"
  px=$(pick pxname || true) sv=$(pick svname || true) st=$(pick status || true)
  [[ -n $px ]] || continue
  [[ $sv == FRONTEND || $sv == BACKEND ]] && continue
  [[ -z $backend || $px == "$backend" ]] || continue
  case $st in
    UP*|'no check') up[$px]=$(( ${up[$px]:-0} + 1 )) ;;
    DRAIN|MAINT*|NOLB) drained[$px]=$(( ${drained[$px]:-0} + 1 )) ;;
    *) down[$px]=$(( ${down[$px]:-0} + 1 )) ;;
  esac
done

bad=0 seen=0 result='{}'
declare -A all=()
for px in "${!up[@]}" "${!down[@]}" "${!drained[@]}"; do all[$px]=1; done
for px in "${!all[@]}"; do
  seen=$((seen + 1))
  u=${up[$px]:-0} d=${down[$px]:-0} m=${drained[$px]:-0}
  if (( u < min_up )); then
    bad=$((bad + 1))
  fi
  result=$(jq -c --arg b "$px" --argjson u "$u" --argjson d "$d" --argjson m "$m" '.[$b] = {up:$u, down:$d, maintenance:$m}' <<<"$result")
done

(( seen > 0 )) || die 2 "no such backend" "$(jq -nc --arg b "$backend" '{backend:$b}')"
(( bad == 0 )) || die 3 "$bad backends have too few servers" "$result"
rune_ok "$seen backends are fine" "$result"
