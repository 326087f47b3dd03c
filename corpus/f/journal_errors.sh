#!/usr/bin/env bash
# counts journal errors per unit
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

SINCE=$(rune_param since "1 hour ago")
TOP=$(rune_param top "10")
if ! [[ "$TOP" =~ ^[1-9][0-9]?$ ]]; then
  rune_error 1 "top must be a number from 1 to 99"
fi

# prints "count unit" lines, only ever used in a substitution
per_unit() {
  local file=$1
  awk '{ c[$1]++ } END { for (u in c) { printf "%d %s\n", c[u], u } }' "$file" | sort -rn
}

banner() {
  echo "---- $1 ----"
  printf '%s\n' "$2"
}

raw=$(mktemp)
trap 'rm -f "$raw"' EXIT

if ! journalctl --since "$SINCE" -p err -o json --no-pager 2>/dev/null >"$raw.json"; then
  rm -f "$raw.json"
  rune_error 2 "journalctl failed"
fi
jq -r '._SYSTEMD_UNIT // "kernel"' <"$raw.json" >"$raw" 2>/dev/null || rune_error 3 "journal output is not JSON lines"
rm -f "$raw.json"

table=$(per_unit "$raw")
banner "errors since $SINCE" "$table" >&2

list=$(head -n "$TOP" <<<"$table" | jq -Rnc '[inputs | select(length > 0) | capture("^(?<count>[0-9]+) (?<unit>.*)$")]')
total=$(wc -l <"$raw")

out=$(jq -nc --argjson l "$list" --argjson t "$total" '{total:$t, units:$l}')
rune_ok "journal scanned" "$out"
exit 0
