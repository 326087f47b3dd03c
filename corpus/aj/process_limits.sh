#!/bin/bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

readonly DEFAULT_NOFILE=65536
declare -A applied=()

tool_check() {
  local tool
  for tool in prlimit pgrep; do
    if ! command -v "$tool" >/dev/null 2>&1; then
      printf 'process_limits: %s is not installed\n' "$tool"
      exit 2
    fi
  done
}

current_limit() {
  prlimit --pid "$1" --nofile --output SOFT --noheadings --raw 2>/dev/null | tr -d ' '
}

apply() {
  local -r pid=$1 limit=$2
  local was
  was=$(current_limit "$pid") || return 1
  [[ $was != "$limit" ]] || return 0
  prlimit --pid "$pid" --nofile="$limit:$limit" || return 1
  applied[$pid]=$was
}

tool_check

process=$(rune_param process "")
nofile=$(rune_param nofile "$DEFAULT_NOFILE")

[[ $process =~ ^[a-z][a-z0-9_-]{0,14}$ ]] || rune_error 1 "process must be a command name" '{"field":"process"}'
if [[ -z $nofile || $nofile -lt 1024 ]]; then
  rune_error 1 "nofile is too small" "$(jq -nc --arg n "$nofile" '{nofile: $n, min: 1024}')"
fi

pids=$(pgrep -x "$process")

gone=0
while read -r pid; do
  if ! apply "$pid" "$nofile"; then
    echo "pid $pid refused the limit or is gone" >&2
    gone=$((gone + 1))
  fi
done <<<"$pids"

report=$(
  for pid in "${!applied[@]}"; do
    printf '%s %s\n' "$pid" "${applied[$pid]}"
  done | jq -Rcn '[inputs | split(" ") | {pid: .[0], was: .[1]}]'
)
if ((gone)); then
  rune_error 3 "Not every process took the limit" "$(jq -nc --argjson r "$report" --argjson g "$gone" '{applied: $r, refused: $g}')"
fi
rune_ok "Limits are applied" "$(jq -nc --argjson r "$report" --arg n "$nofile" '{applied: $r, nofile: $n}')"
