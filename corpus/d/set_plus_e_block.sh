#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

A=$(rune_param left "")
B=$(rune_param right "")
for f in "$A" "$B"; do
  [[ -f $f ]] || rune_error 2 "No such file" "$(jq -nc --arg f "$f" '{file:$f}')"
done

relaxed() {
  local -
  set +e
  diff -u -- "$A" "$B" >"$1"
  rc=$?
  grep -c '^+[^+]' "$1" >"$1.plus"
  grep -c '^-[^-]' "$1" >"$1.minus"
  return 0
}

D=$(mktemp -d)
rc=0
relaxed "$D/out"

set +e
lines=$(wc -l <"$D/out")
plus=$(<"$D/out.plus")
minus=$(<"$D/out.minus")
rm -r "$D"
set -e

if (( rc > 1 )); then
  rune_error 3 "diff failed" '{}'
fi
rune_ok "compared" "$(jq -nc --argjson s "$rc" --argjson l "${lines:-0}" --argjson p "${plus:-0}" --argjson m "${minus:-0}" \
  '{same:($s == 0), diff_lines:$l, added:$p, removed:$m}')"
