#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

answered=0
work=

# one exit, one message
last() {
  local rc=$?
  [[ -z $work ]] || rm -rf "$work"
  ((answered)) && return 0
  rune_error 100 "stopped half-way" "$(jq -nc --argjson rc "$rc" '{status: $rc}')"
}
ok()  { answered=1; rune_ok "$@"; }
bad() { answered=1; rune_error "$@"; }

rune_init
trap last EXIT

from=$(rune_param from "")
to=$(rune_param to "")
by=$(rune_param by account)

day() { [[ $1 =~ ^20[0-9]{2}-[01][0-9]-[0-3][0-9]$ ]]; }
day "$from" || bad 1 "from: YYYY-MM-DD" '{"field":"from"}'
[[ -n $to ]] || to=$(date +%F)
day "$to" || bad 1 "to: YYYY-MM-DD" '{"field":"to"}'

case $by in
  account) col=1 ;;
  user) col=2 ;;
  partition) col=3 ;;
  *) bad 1 "by: account, user or partition" ;;
esac

work=$(mktemp -d)
# a dead accounting daemon ends the script here; last answers
sacct -a -X -n -P -S "$from" -E "$to" -o account,user,partition,cputimeraw,state >"$work/raw"

grep -v '|PENDING$' "$work/raw" |
  awk -F'|' -v c="$col" '{ s[$c] += $4; n[$c]++ } END { for (k in s) print k "\t" s[k] "\t" n[k] }' |
  sort -t $'\t' -k2,2nr >"$work/sums"

total=0
while IFS=$'\t' read -r _ secs _; do
  total=$((total + secs))
done <"$work/sums"

rows=$(jq -Rn '[inputs | split("\t") | {name: .[0], cpu_hours: ((.[1] | tonumber) / 3600 | floor), jobs: (.[2] | tonumber)}]' "$work/sums")
ok "usage by $by" "$(jq -nc --argjson r "$rows" --argjson t "$total" --arg f "$from" --arg u "$to" \
  '{from: $f, to: $u, rows: $r, cpu_hours: ($t / 3600 | floor)}')"
