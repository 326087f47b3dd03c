#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

base=$(rune_param solr_url http://127.0.0.1:8983/solr) pattern=$(rune_param collections "") tries=$(rune_param tries 3)
[[ $pattern =~ ^[A-Za-z0-9_*?-]+$ ]] || rune_error 1 "collections is no pattern" '{"field":"collections"}'
[[ $tries =~ ^[1-9]$ ]] || rune_error 1 "tries must be 1..9" '{"field":"tries"}'

admin() { curl -fsS -m 60 --get "$base/admin/collections" --data-urlencode "wt=json" "$@"; }

retry() { # times command...
  local left=$1; shift
  until "$@"; do
    ((--left > 0)) || return 1
    sleep 2
  done
}

names=$(admin --data-urlencode action=LIST | jq -r '.collections[]')

picked=()
while IFS= read -r c; do
  # shellcheck disable=SC2053
  [[ $c == $pattern ]] && picked+=("$c")
done <<<"$names"
((${#picked[@]})) || rune_error 2 "no collection matches" "$(jq -nc --arg p "$pattern" '{pattern:$p}')"

results=
for c in "${picked[@]}"; do
  t0=$EPOCHREALTIME
  if retry "$tries" admin --data-urlencode action=RELOAD --data-urlencode "name=$c" -o /dev/null; then ok=true; else ok=false; fi
  ms=$(( (${EPOCHREALTIME/./} - ${t0/./}) / 1000 ))
  results+="{\"name\":\"$c\",\"reloaded\":$ok,\"ms\":$ms}"$'\n'
done
results=$(jq -sc . <<<"$results")

bad=$(jq '[.[] | select(.reloaded | not)] | length' <<<"$results")
data=$(jq -nc --argjson r "$results" '{collections:$r}')
((bad == 0)) || rune_error 3 "$bad collections were not reloaded" "$data"
rune_ok "collections reloaded" "$data"
