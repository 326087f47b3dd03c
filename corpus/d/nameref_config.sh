#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# parse KEY=VALUE lines of file $2 into the associative array named $1
parse_conf() {
  local -n _conf=$1
  local line key
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line == *=* && $line != \#* ]] || continue
    key=${line%%=*}
    [[ $key =~ ^[A-Za-z_]+$ ]] || continue
    _conf[$key]=${line#*=}
  done <"$2"
}

assoc_to_json() {
  local -n _map=$1
  local k
  for k in "${!_map[@]}"; do
    printf '%s\0%s\0' "$k" "${_map[$k]}"
  done | jq -Rsc 'split("\u0000")[:-1] | [range(0; length; 2) as $i | {key: .[$i], value: .[$i+1]}] | from_entries'
}

main() {
  rune_init
  local file
  file=$(rune_param file "")
  if [[ ! -r $file ]]; then
    rune_error 2 "Cannot read file" "$(jq -nc --arg f "$file" '{file:$f}')"
  fi
  local -A conf=()
  parse_conf conf "$file" || rune_error 2 "Cannot parse" '{}'
  local json
  json=$(assoc_to_json conf)
  rune_ok "parsed" "$(jq -nc --argjson c "$json" '{config:$c}')"
}

main "$@"
