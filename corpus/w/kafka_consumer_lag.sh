#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"
rune_init

# --- helpers: every one is a filter or a predicate -------------------------------
die()        { rune_error "$1" "$2" "${3:-"{}"}"; }
is_number()  { [[ $1 =~ ^[0-9]+$ ]]; }
describe()   { timeout 60 kafka-consumer-groups.sh --bootstrap-server "$1" --describe --group "$2" 2>/dev/null; }
only_rows()  { awk 'NF >= 6 && $1 != "GROUP" && $6 ~ /^[0-9]+$/'; }
as_json()    { jq -Rc 'split("\t") | {topic: .[0], partition: (.[1] | tonumber), lag: (.[2] | tonumber)}'; }
columns()    { awk -v OFS='\t' '{ print $2, $3, $6 }'; }
worst_first(){ jq -sc 'sort_by(-.lag)'; }

brokers=$(rune_param brokers localhost:9092)
group=$(rune_param group "")
limit=$(rune_param max_lag 10000)

[[ -n $group ]] || die 1 "group is required" '{"missing":["group"]}'
is_number "$limit" || die 1 "max_lag must be a number" '{"parameter":"max_lag"}'

raw=$(describe "$brokers" "$group") || die 2 "group could not be described" "$(jq -nc --arg g "$group" '{group: $g}')"

lag=$(only_rows <<<"$raw" | columns | as_json | worst_first) || die 3 "output not understood"
total=$(jq 'map(.lag) | add // 0' <<<"$lag" || echo 0)

summary=$(jq -nc --arg g "$group" --argjson total "$total" --argjson rows "$lag" --argjson max "$limit" \
  '{group: $g, total: $total, max_lag: $max, worst: $rows[:10]}')

if [ "$total" -gt "$limit" ]; then
  die 3 "consumer lag is too high" "$summary"
fi
rune_ok "consumer lag is fine" "$summary"
