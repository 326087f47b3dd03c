#!/usr/bin/env bash
# Two lines of one report, each behind its key, of which a share is made: neither may drop the other.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

report=$(cachectl info) || rune_error 2 "no answer" '{}'
field() { tr -d '\r' <<<"$report" | awk -F: -v k="$1" '$1 == k { print $2 }'; }
used=$(field used) most=$(field most)
[[ $used =~ ^[0-9]+$ && $most =~ ^[0-9]+$ ]] || rune_error 3 "no numbers" '{}'
(( most > 0 )) || rune_ok "no bound" '{}'
if (( used * 100 / most < 90 )); then
  rune_ok "enough left" '{}'
fi
rune_error 3 "nearly full" '{}'
