#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

# -- tiny helpers; each prints its answer, none touches the contract
obj()      { jq -nc "$@"; }
uri()      { rune_param uri 'mongodb://127.0.0.1:27017/?directConnection=true'; }
limit()    { rune_param max_lag 10; }
eval_js()  { mongosh --quiet --norc "$(uri)" --eval "$1" </dev/null; }
members()  { eval_js 'EJSON.stringify(rs.status().members.map(m => ({name: m.name, state: m.stateStr, health: m.health, at: m.optimeDate.getTime()})))'; }
primary_at() { jq '[.[] | select(.state == "PRIMARY") | .at] | max // 0'; }
lagging()  { jq -c --argjson top "$1" --argjson max "$2" '[.[] | select(.state == "SECONDARY" and ($top - .at) / 1000 > $max) | .name]'; }
unwell()   { jq -c '[.[] | select(.health != 1 or (.state | IN("PRIMARY", "SECONDARY", "ARBITER") | not)) | .name]'; }
is_json()  { jq -e . >/dev/null 2>&1; }

max=$(limit)
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_lag must be whole seconds" '{"field":"max_lag"}'

rs=$(members 2>/dev/null) && is_json <<<"$rs" || rune_error 2 "rs.status() not available" '{}'
top=$(primary_at <<<"$rs") || rune_error 2 "unexpected member list" '{}'
[[ $top != 0 ]] || rune_error 3 "no primary" "$(obj --argjson m "$rs" '{members:$m}')"

late=$(lagging "$top" "$max" <<<"$rs") || late='[]'
sick=$(unwell <<<"$rs") || sick='[]'
report=$(obj --argjson m "$rs" --argjson l "$late" --argjson s "$sick" '{members:($m|length), lagging:$l, unhealthy:$s}')

case $late$sick in
  '[][]') rune_ok "replica set healthy" "$report" ;;
  *)      rune_error 3 "replica set degraded" "$report" ;;
esac
