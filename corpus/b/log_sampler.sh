#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe
set +m
source "${BASH_SOURCE[0]%/*}/lib/rune_bpcs.sh"
rune_init

unit=$(rune_param unit sshd)
since=$(rune_param since "-1h")
[[ $unit =~ ^[a-zA-Z0-9@._-]+$ ]] || rune_error 1 "bad unit" '{"field":"unit"}'

declare -i total=0 errors=0
spool=$(mktemp)
trap 'rm -f -- "$spool"' EXIT

journalctl -u "$unit" --since "$since" -o cat --no-pager >"$spool" 2>/dev/null \
  || rune_error 2 "journal is unreadable" "$(jq -nc --arg u "$unit" '{unit:$u}')"

# side channel: count errors while the main loop counts lines
tee < "$spool" >(
  n=0
  while IFS= read -r line; do
    if [[ $line == *[Ee]rror* ]]; then n=$(( n + 1 )); fi
  done
  rune_out "errors=$n"
) | {
  while IFS= read -r line; do
    total+=1
    if [[ $line == *panic* ]]; then
      rune_err 3 "panic seen"
    fi
    printf '%s\n' "${line%%:*}"
  done
} | sort | uniq -c | sort -rn | mapfile -t top

printf 'top: %s\n' "${top[@]:0:3}" >&2
rune_out "unit=$unit"
rune_out "kinds=${#top[@]}"
rune_finish "log sampled"
