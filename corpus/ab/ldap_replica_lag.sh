#!/usr/bin/env bash
# contextCSN of the provider against the consumer.
set -uo pipefail
set -e
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

suffix=$(rune_param suffix "dc=example,dc=org")
provider=$(rune_param provider ldap1)
limit=$(rune_param limit 60)
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "limit must be seconds" '{"param":"limit"}'

csn() {
  local uri=$1 line
  line=$(ldapsearch -x -LLL -H "$uri" -s base -b "$suffix" contextCSN 2>/dev/null </dev/null | grep -m1 '^contextCSN:') || return 1
  printf '%s\n' "${line#contextCSN: }"
}

# 20261122101112.123456Z#000000#000#000000 -> seconds
epoch() {
  local c=${1%%.*}
  [[ $c =~ ^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})$ ]] || return 1
  local -a m=("${BASH_REMATCH[@]:1}")
  date -u -d "${m[0]}-${m[1]}-${m[2]} ${m[3]}:${m[4]}:${m[5]}" +%s
}

if ! a=$(csn "ldap://$provider") || ! b=$(csn ldapi:///); then
  rune_error 2 "A server does not answer" "$(jq -nc --arg p "$provider" '{provider:$p}')"
fi
ta=$(epoch "$a") || rune_error 3 "Provider has no CSN" '{}'
tb=$(epoch "$b") || rune_error 3 "Consumer has no CSN" '{}'
lag=$((ta - tb))
out=$(jq -nc --argjson l "$lag" --arg p "$provider" '{lag:$l, provider:$p}')
if ((lag > 10#$limit)); then rune_error 3 "Replica lags" "$out"; fi
rune_ok "Replica is current" "$out"
