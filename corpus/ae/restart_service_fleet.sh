#!/usr/bin/env bash
# rolling restart of one unit over a list of hosts, in batches, stopping at the first bad batch
set -euo pipefail

__here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$__here/rune_bpcs.sh"
rune_init

declare -A result=()
declare -a hosts=() batch=()
logs=$(mktemp -d)
trap 'rm -rf -- "$logs"' EXIT

read_list() {
  local -n _out=$2
  mapfile -t _out < <(rune_param_json "$1" '[]' | jq -r '.[] | strings')
}

on() {
  local host=$1; shift
  ssh -n -o BatchMode=yes -o ConnectTimeout=8 -- "$host" "$@"
}

restart_one() {
  local host=$1
  on "$host" "sudo systemctl restart $unit && sleep 2 && systemctl is-active $unit"
}

run_batch() {
  local -n _hosts=$1
  local -A pid=()
  local h
  for h in "${_hosts[@]}"; do
    restart_one "$h" >"$logs/$h.out" 2>&1 </dev/null &
    pid[$h]=$!
  done
  for h in "${_hosts[@]}"; do
    if wait "${pid[$h]}"; then
      result[$h]=$(tail -n 1 "$logs/$h.out")
    else
      result[$h]=failed
    fi
  done
}

unit=$(rune_param unit "")
size=$(rune_param batch_size 2)
read_list hosts hosts

[[ $unit =~ ^[A-Za-z0-9@_.-]+$ ]] || rune_error 1 "unit is no unit name"
[[ $size =~ ^[1-9][0-9]?$ ]]      || rune_error 1 "batch_size must be 1 to 99"
(( ${#hosts[@]} > 0 ))            || rune_error 1 "hosts is empty" '{"missing":["hosts"]}'

summary() {
  local h
  for h in "${!result[@]}"; do printf '%s\t%s\n' "$h" "${result[$h]}"; done \
    | jq -Rnc '[inputs / "\t" | {key: .[0], value: .[1]}] | {hosts: from_entries}'
}

for (( i = 0; i < ${#hosts[@]}; i += size )); do
  batch=("${hosts[@]:i:size}")
  printf 'batch: %s\n' "${batch[*]@Q}" >&2
  run_batch batch
  for h in "${batch[@]}"; do
    [[ ${result[$h]} == active ]] || rune_error 3 "stopped after a bad host: $h" "$(summary)"
  done
done
rune_ok "restarted everywhere" "$(summary)"
