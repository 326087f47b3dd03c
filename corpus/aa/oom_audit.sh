#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec {out}>&1 1>&2

on_err() {
  local status=$1 line=$2
  (( BASH_SUBSHELL == 0 )) || return 0
  rune_error 100 "unhandled failure" "$(jq -nc --argjson s "$status" --argjson l "$line" '{status:$s, line:$l}')" >&"$out"
}
trap 'on_err "$?" "$LINENO"' ERR

SINCE=$(rune_param since "24 hours ago")
[[ $SINCE =~ ^[0-9]{1,3}\ (minutes|hours|days)\ ago$ ]] || rune_error 1 "since must look like '24 hours ago'" '{"example":"24 hours ago"}' >&"$out"

echo "auditing since $SINCE"
set -- kernel "$SINCE"

declare -A kills=() peak=()
victims=0
while IFS= read -r line; do
  [[ $line =~ Killed\ process\ ([0-9]+)\ \(([^\)]+)\) ]] || continue
  comm=${BASH_REMATCH[2]}
  kills[$comm]=$(( ${kills[$comm]:-0} + 1 ))
  if [[ $line =~ anon-rss:([0-9]+)kB ]] && (( BASH_REMATCH[1] > ${peak[$comm]:-0} )); then
    peak[$comm]=${BASH_REMATCH[1]}
  fi
  (( ++victims ))
done < <(journalctl -k --since "$2" -o cat --no-pager 2>/dev/null || true)

(( victims )) || rune_ok "no kills" '{"victims":0,"processes":[]}' >&"$out"

emit_rows() {
  local comm
  for comm in "${!kills[@]}"; do
    printf '%s\t%s\t%s\n' "$comm" "${kills[$comm]}" "${peak[$comm]:-0}"
  done
}

table=$(emit_rows | sort -t $'\t' -k2,2nr)
printf '%s\n' "${table@Q}"
rows=$(jq -Rnc '[inputs | split("\t") | {comm: .[0], kills: (.[1] | tonumber), rss_kb: (.[2] | tonumber)}]' <<<"$table")

{ free -m; cat /proc/pressure/memory; } 2>/dev/null || echo "no pressure information"
rune_ok "kernel killed processes" "$(jq -nc --argjson v "$victims" --argjson p "$rows" '{victims:$v, processes:$p}')" >&"$out"
