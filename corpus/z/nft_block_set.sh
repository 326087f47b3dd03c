#!/usr/bin/env bash
# add addresses to an nftables set with a timeout
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 2>&1

set_name=$(rune_param set blocked); ttl=$(rune_param ttl 3600)
[[ $set_name =~ ^[a-z_]+$ && $ttl =~ ^[1-9][0-9]*$ ]] || rune_error 1 'bad set or ttl' '{}'
nft list set inet filter "$set_name" >/dev/null || rune_error 2 'no such set' "$(jq -nc --arg s "$set_name" '{set:$s}')"

n=0 bad=0
while read -r ip; do
  if [[ $ip =~ ^[0-9.]+(/[0-9]+)?$ ]] && nft add element inet filter "$set_name" "{ $ip timeout ${ttl}s }" >/dev/null; then n=$((n+1)); else bad=$((bad+1)); fi
done < <(rune_param_json addresses '[]' | jq -r '.[]')

((bad)) && rune_error 3 'some were refused' "$(jq -nc --argjson b $bad --argjson n $n '{refused:$b,added:$n}')"
if ((n)); then
  rune_ok added "$(jq -nc --argjson n $n '{added:$n}')"
fi
