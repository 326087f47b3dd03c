#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

ip=$(rune_param ip "")
[[ $ip =~ ^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$ ]] || rune_error 1 "ip must be IPv4" '{"param":"ip"}'
rev=${BASH_REMATCH[4]}.${BASH_REMATCH[3]}.${BASH_REMATCH[2]}.${BASH_REMATCH[1]}
lists=(zen.spamhaus.org bl.spamcop.net b.barracudacentral.org dnsbl.sorbs.net)

t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
for l in "${lists[@]}"; do
  dig +short +time=4 +tries=2 A "$rev.$l" >"$t/$l" 2>/dev/null </dev/null &
done
wait || true

hit=() mute=()
for l in "${lists[@]}"; do
  a=$(grep -m1 '^127\.' "$t/$l" || true)
  case $a in
    127.255.255.*) mute+=("$l") ;;   # spamhaus refuses public resolvers
    127.*) hit+=("$l=$a") ;;
    *) grep -q 'timed out' "$t/$l" && mute+=("$l") || : ;;
  esac
done
{ echo "$ip: ${#hit[@]} listed, ${#mute[@]} without an answer"; } |& logger -t rbl_check || true

j=$(jq -nc --arg ip "$ip" --arg h "${hit[*]}" --arg m "${mute[*]}" '{ip:$ip, listed:($h|split(" ")|map(select(.!=""))), unknown:($m|split(" ")|map(select(.!="")))}')
(( ${#hit[@]} == 0 )) && rune_ok "not listed" "$j" || rune_error 3 "listed" "$j"
