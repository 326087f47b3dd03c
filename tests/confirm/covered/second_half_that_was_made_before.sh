#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

list=$(rune_param list /etc/rune/archives.list)
[[ -r $list ]] || rune_error 4 "There is no list" '{}'

# Sets age; returns 1 (no archive), 2 (locked), 3 (unreadable), 4 (no time left)
newest() {
  local json rc=0 start stamp
  json=$(timeout 120 archivectl list --last 1 --json "$1" 2>&1 </dev/null) || rc=$?
  case $rc in
    0 | 1) ;;
    124) return 4 ;;
    *)
      [[ $json == *"cannot take the lock"* ]] && return 2
      return 3
      ;;
  esac
  start=$(jq -r '.archives[-1].start // empty' <<<"$json" 2>/dev/null) || return 3
  [[ -n $start ]] || return 1
  stamp=$(date -d "$start" +%s 2>/dev/null) || return 3
  age=$((($(date +%s) - stamp) / 3600))
}

bad=0
while IFS='|' read -r name path limit check; do
  [[ -n $name && -n $path && $limit =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 4 "A line of the list is wrong" '{}'
  state=fresh age=-1 rc=0
  newest "$path" || rc=$?
  case $rc in
    0) if ((age > limit)); then state=old; fi ;;
    1) state=empty ;;
    2) state=locked ;;
    3) state=unreadable ;;
    4) state=slow ;;
  esac
  if [[ $check == yes && $state == fresh ]]; then
    archivectl check "$path" >&2 </dev/null || state=damaged
    if [[ $state == fresh ]]; then
      continue
    fi
  fi
  bad=$((bad + 1))
done <"$list"
((bad == 0)) || rune_error 3 "Archives are not well" "$(jq -nc --argjson b "$bad" '{bad: $b}')"
rune_ok "The archives are well" '{}'
