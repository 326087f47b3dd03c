#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

set_name=blocklist4 added=0 dup=0
ttl=$(rune_param ttl 24h)
[[ $ttl =~ ^[0-9]+[smhd]$ ]] || rune_error 1 "bad ttl" '{"param":"ttl","example":"24h"}'
exec 9>/run/lock/nft_blocklist.lock || rune_error 2 "cannot open the lock file"
flock -w 20 9 || rune_error 3 "another run holds the lock"
nft list set inet filter "$set_name" >/dev/null 2>&1 || rune_error 4 "set $set_name is not configured"

ipv4='^([0-9]{1,3}\.){3}[0-9]{1,3}(/[0-9]{1,2})?$'
while IFS= read -r ip; do
  [[ $ip =~ $ipv4 ]] || { echo "skip: $ip" >&2; continue; }
  if nft get element inet filter "$set_name" "{ $ip }" &>/dev/null; then
    dup=$((dup + 1))
  elif nft add element inet filter "$set_name" "{ $ip timeout $ttl }" >&2; then
    added=$((added + 1))
  fi
done < <(rune_param_json addresses '[]' | jq -r '.[]?|strings')

nft -j list set inet filter "$set_name" 2>/dev/null | jq -e '.nftables' >/dev/null || echo "set unreadable" >&2
rune_ok "blocklist updated" "$(jq -nc --argjson a "$added" --argjson d "$dup" '{added:$a, already:$d}')"
