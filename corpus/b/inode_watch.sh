#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly DEFAULT_LIMIT=90
declare -i scanned=0
declare -a hot=()

verbose() {
  [[ "${VERBOSE}" == true ]] && printf 'inode_watch: %s\n' "$*" >&2
}

scan_line() {
  local mount="$1" percent="$2"
  ((scanned++))
  if (( percent >= LIMIT )); then
    hot+=("${mount}")
  fi
}

read_table() {
  df -P -i -x tmpfs -x devtmpfs 2>/dev/null | awk 'NR > 1 { sub(/%/, "", $5); if ($5 ~ /^[0-9]+$/) print $6, $5 }'
}

hot_json() {
  printf '%s\n' ${hot[@]+"${hot[@]}"} | jq -Rnc '[inputs | select(length > 0)]'
}

main() {
  rune_init
  VERBOSE="$(rune_param verbose false)"
  LIMIT="$(rune_param limit "${DEFAULT_LIMIT}")"
  [[ "${LIMIT}" =~ ^[0-9]+$ ]] || rune_error 1 "limit must be a number" '{"field":"limit"}'

  verbose "limit is ${LIMIT}"

  local table
  table="$(read_table)" || rune_error 2 "df failed" "{}"

  local mount percent
  while read -r mount percent; do
    if [[ -n "${percent}" ]]; then
      scan_line "${mount}" "${percent}"
    fi
  done <<<"${table}"

  local report
  report="$(jq -nc --argjson h "$(hot_json)" --argjson n "${scanned}" '{hot:$h, scanned:$n}')"
  if (( ${#hot[@]} > 0 )); then
    rune_error 3 "inodes are running out" "${report}"
  fi
  rune_ok "inodes are fine" "${report}"
}

main "$@"
