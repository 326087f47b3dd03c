#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

usage_rows() {
  df -Pi -x tmpfs -x devtmpfs 2>/dev/null | tail -n +2
}

top_dirs() {
  local mount=$1
  find "$mount" -xdev -maxdepth 2 -type d -print0 2>/dev/null |
    while IFS= read -r -d '' d; do
      printf '%s\t%s\n' "$(find "$d" -xdev -maxdepth 1 2>/dev/null | wc -l)" "$d"
    done | sort -rn | head -n 3
}

report_row() {
  local mount=$1 pct=$2
  local dirs
  dirs=$(top_dirs "$mount" | cut -f2 | jq -R . | jq -sc .) || dirs='[]'
  jq -nc --arg m "$mount" --argjson p "$pct" --argjson d "${dirs:-[]}" '{mount:$m, percent:$p, busiest:$d}'
}

main() {
  rune_init
  local limit
  limit=$(rune_param limit "80")
  [[ $limit =~ ^[0-9]{1,3}$ ]] || rune_error 1 "limit must be a percentage" '{"invalid":["limit"]}'

  local rows="" _fs _t _u _f pct mount line
  local -a hits=()
  while read -r _fs _t _u _f pct mount; do
    pct=${pct%\%}
    [[ $pct =~ ^[0-9]+$ ]] || continue
    if ((pct >= limit)); then
      printf -v line '%s is at %s%%' "$mount" "$pct"
      echo "$line" >&2
      hits+=("$(report_row "$mount" "$pct")")
    fi
  done < <(usage_rows)

  if ((${#hits[@]} > 0)); then
    rows=$(printf '%s\n' "${hits[@]}" | jq -sc '{over: .}')
    rune_error 3 "file systems run out of inodes" "$rows"
  fi
  rune_ok "inode usage is fine" '{"over":[]}'
}

main "$@"
