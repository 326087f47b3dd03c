#!/usr/bin/env bash
# mem_report: memory, swap and pressure figures against a table of thresholds

set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh

# ---------------------------------------------------------------- tables

declare -rA DEFAULT_LIMITS=(
  [mem_used_pct]=90
  [swap_used_pct]=60
  [commit_pct]=150
  [psi_some_avg10]=20
  [psi_full_avg10]=5
)
declare -rA REMEDY=(
  [mem_used_pct]="look at the top processes"
  [swap_used_pct]="find out what was swapped out"
  [commit_pct]="overcommit is high"
  [psi_some_avg10]="some tasks wait for memory"
  [psi_full_avg10]="all tasks wait for memory"
)

# ---------------------------------------------------------------- parsers

# parse_meminfo ARRAY_NAME: fill the array with kB figures of /proc/meminfo
parse_meminfo() {
  local -n into=$1
  local key value rest
  while IFS=': ' read -r key value rest; do
    if [[ $value =~ ^[0-9]+$ ]]; then
      into[$key]=$value
    fi
  done < /proc/meminfo
}

# parse_psi: lines "psi_some_avg10 1.23" from /proc/pressure/memory
parse_psi() {
  sed -n 's/^\(some\|full\) avg10=\([0-9.]*\) .*/psi_\1_avg10 \2/p' /proc/pressure/memory
}

percent() {
  awk -v part="$1" -v whole="$2" 'BEGIN { printf "%.1f\n", (whole > 0) ? 100 * part / whole : 0 }'
}

# ---------------------------------------------------------------- measuring

measurements() {
  local -n m=$1
  local total=${m[MemTotal]:-0} avail=${m[MemAvailable]:-0}
  local swap=${m[SwapTotal]:-0} free=${m[SwapFree]:-0}
  printf 'mem_used_pct %s\n' "$(percent $((total - avail)) "$total")"
  printf 'swap_used_pct %s\n' "$(percent $((swap - free)) "$swap")"
  printf 'commit_pct %s\n' "$(percent "${m[Committed_AS]:-0}" "${m[CommitLimit]:-0}")"
  if [[ -r /proc/pressure/memory ]]; then
    parse_psi || echo "no pressure figures on this kernel" >&2
  fi
}

lines_to_object() {
  jq -Rnc '[inputs | split(" ") | select(length == 2) | {(.[0]): (.[1] | tonumber? // 0)}] | add // {}'
}

table_to_object() {
  local -n table=$1
  local key
  for key in "${!table[@]}"; do
    printf '%s\t%s\n' "$key" "${table[$key]}"
  done | jq -Rnc '[inputs | split("\t") | {(.[0]): (.[1] | tonumber? // .)}] | add'
}

top_processes() {
  ps -eo pid=,rss=,comm= --sort=-rss | awk -v n="$1" 'NR <= n { print $1 "\t" $2 "\t" $3 }' \
    | jq -Rnc '[inputs | split("\t") | {pid: (.[0] | tonumber), rss_kb: (.[1] | tonumber), command: .[2]}]'
}

judge() {
  jq -nc --argjson got "$1" --argjson limits "$2" --argjson remedy "$3" '
    [$limits | to_entries[]
     | select($got[.key] != null and $got[.key] > .value)
     | {name: .key, value: $got[.key], limit: .value, remedy: $remedy[.key]}]'
}

# ---------------------------------------------------------------- main

valid_limits() {
  jq -e --argjson known "$(table_to_object DEFAULT_LIMITS)" \
    'type == "object" and all(to_entries[]; (.key as $k | $known | has($k)) and (.value | type == "number" and . >= 0))' \
    <<< "$1" > /dev/null 2>&1
}

main() {
  rune_init
  local given top limits got findings procs report
  local -A mem=()

  given=$(rune_param_json limits '{}')
  top=$(rune_param top 5)
  valid_limits "$given" || rune_error 1 "limits must map known names to numbers" \
    "$(jq -nc '{known: $ARGS.positional}' --args "${!DEFAULT_LIMITS[@]}")"
  [[ $top =~ ^([1-9]|1[0-9]|20)$ ]] || rune_error 1 "top must be 1 to 20" '{"parameter":"top"}'
  [[ -r /proc/meminfo ]] || rune_error 4 "no /proc/meminfo" '{"needs":"Linux"}'

  parse_meminfo mem || rune_error 2 "cannot read /proc/meminfo" '{}'
  [[ -n ${mem[MemAvailable]:-} ]] || rune_error 4 "kernel is too old" '{"missing":["MemAvailable"]}'

  limits=$(jq -nc --argjson a "$(table_to_object DEFAULT_LIMITS)" --argjson b "$given" '$a + $b')
  got=$(measurements mem | lines_to_object)
  findings=$(judge "$got" "$limits" "$(table_to_object REMEDY)")
  procs=$(top_processes "$top") || procs='[]'
  report=$(jq -nc --argjson g "$got" --argjson f "$findings" --argjson p "$procs" '{measured: $g, findings: $f, top: $p}')

  if jq -e 'length > 0' <<< "$findings" > /dev/null; then
    rune_error 3 "memory is short" "$report"
  fi
  rune_ok "memory is fine" "$report"
}

main "$@"
