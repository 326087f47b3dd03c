#!/usr/bin/bash
set -eu
set -o pipefail

DIR=$(dirname "${BASH_SOURCE[0]}")
source "$DIR/rune_bpcs.sh"
rune_init

LOG=$(rune_param log /var/log/nginx/access.log)
PREFIX=$(rune_param prefix "/")
MIN=$(rune_param min_hits 10)
TOP=$(rune_param top 5)
FORMAT=$(rune_param format json)

[ -r "$LOG" ] || rune_error 2 "log not readable" "$(jq -nc --arg l "$LOG" '{log:$l}')"
test "$TOP" -ge 1 || rune_error 1 "top must be a positive number" '{"invalid":["top"]}'

counted=$(awk -v prefix="$PREFIX" -v min="$MIN" '
  index($7, prefix) == 1 { hits[$1]++; bytes[$1] += $10 }
  END {
    for (ip in hits)
      if (hits[ip] >= min) printf "%d\t%s\t%d\n", hits[ip], ip, bytes[ip]
  }
' "$LOG" | sort -rn | sed -n "1,100p") || counted=""

printf 'format is %s, top is %d\n' "$FORMAT" "$TOP" >&2

rune_ok "counted" "$(jq -Rnc --arg top "$TOP" --arg log "$LOG" '
  def row: split("\t") | {hits: (.[0] | tonumber), address: .[1], bytes: (.[2] | tonumber)};
  [inputs | select(length > 0) | row] as $rows
  | {log: $log, clients: ($rows | length), top: $rows[:($top | tonumber)]}
' <<<"$counted")"
