#!/usr/bin/env bash
# Capacity forecast: lets bc do the floating point in a coprocess.
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
source "$here/rune_bpcs.sh"
rune_init

command -v bc >/dev/null || rune_error 4 "bc is required" '{"command":"bc"}'

used=$(rune_param used "") total=$(rune_param total "") growth=$(rune_param growth_per_day "")
re='^[0-9]+([.][0-9]+)?$'
for name in used total growth; do
  declare -n v=$name
  [[ $v =~ $re ]] || rune_error 1 "not a number: $name" "$(jq -nc --arg n "$name" '{field:$n}')"
done
unset -n v

coproc BC { bc -l 2>/dev/null; }
exec {to}>&"${BC[1]}" {from}<&"${BC[0]}"

calc() {
  local -n _dst=$1
  printf '%s\n' "$2" >&"$to"
  IFS= read -r -t 5 -u "$from" _dst
}

calc pct "scale=2; 100*$used/$total" || rune_error 3 "cannot compute percentage" "{}"
calc days "scale=0; ($total-$used)/($growth+0.0001)" || rune_error 3 "cannot compute days" "{}"
exec {to}>&- {from}<&-

echo "pct=$pct days=$days" >&2
rune_ok "forecast" "$(jq -nc --arg p "$pct" --arg d "$days" '{percent:$p, days_left:$d}')"
