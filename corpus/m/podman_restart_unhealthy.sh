#!/usr/bin/env bash
# Restart the containers that podman calls unhealthy; report what came back.
set -euo pipefail
shopt -s lastpipe extglob

declare -r self=${BASH_SOURCE[0]}
source "${self%/*}/rune_bpcs.sh"
rune_init

max=$(rune_param max_restarts 5)
[[ $max == +([0-9]) ]] || rune_error 1 "max_restarts must be a number" '{"parameter":"max_restarts"}'

declare -A was=()
declare -a sick=() up=() down=()

podman ps --all --filter health=unhealthy --format '{{.ID}} {{.Names}}' 2>/dev/null |
  while read -r id name; do
    sick+=("$id")
    was[$id]=$name
  done || rune_error 2 "podman ps failed" '{"tool":"podman"}'

rune_out "unhealthy=${#sick[@]}"
if (( ${#sick[@]} == 0 )); then
  rune_finish "All containers are healthy"
fi
if (( ${#sick[@]} > max )); then
  rune_err 3 "Too many unhealthy containers, nothing restarted"
  rune_finish "Refused"
fi

bring_up() {
  local -n ok=$1 bad=$2
  local id=$3 i health=
  if ! podman restart --time 20 "$id" &>/dev/null; then
    bad+=("${was[$id]}")
    return 0
  fi
  for i in {1..10}; do
    health=$(podman inspect --format '{{.State.Health.Status}}' "$id" 2>/dev/null) || health=gone
    case $health in
      healthy|'') ok+=("${was[$id]}"); return 0 ;;
      gone)       break ;;
    esac
    sleep 3
  done
  bad+=("${was[$id]}")
}

for id in "${sick[@]}"; do
  bring_up up down "$id"
done

printf -v up_list '%s,' "${up[@]}"
printf -v down_list '%s,' "${down[@]}"
rune_out recovered "${up_list%,}"
rune_out still_down "${down_list%,}"
if (( ${#down[@]} )); then
  rune_err 3 "Some containers did not recover"
fi
rune_finish "Restart round finished"
