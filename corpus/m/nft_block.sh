#!/usr/bin/env bash
# nft_block: add addresses to the set inet filter blocked, no library needed
set -uo pipefail

IN=$(cat)
MM=$(jq -c '.message_metadata // {}' <<<"$IN")
OBS=$(jq -c '.observability // {}' <<<"$IN")

answer() {  # payload error status
  jq -nc --argjson mm "${MM:-null}" --argjson obs "${OBS:-null}" --argjson payload "$1" --argjson err "$2" \
    '{message_metadata: $mm, payload: $payload, observability: $obs, error: $err}'
  exit "$3"
}
fail() {
  answer null "$(jq -nc --argjson c "$1" --arg m "$2" '{code: $c, message: $m, details: {}}')" "$1"
}

ttl=$(jq -r '.payload.input_parameters.hours // 24' <<<"$IN")
[[ $ttl =~ ^[1-9][0-9]{0,3}$ ]] || fail 1 "hours must be 1 to 9999"
mapfile -t addrs < <(jq -r '.payload.input_parameters.addresses[]?' <<<"$IN")
(( ${#addrs[@]} )) || fail 1 "addresses are missing"

octet='(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])'
for a in "${addrs[@]}"; do
  [[ $a =~ ^$octet(\.$octet){3}$ ]] || fail 1 "not an IPv4 address: $a"
  [[ $a != 127.* && $a != 10.* ]] || fail 1 "refusing to block $a"
done

nft list set inet filter blocked >/dev/null 2>&1 || fail 4 "set inet filter blocked does not exist"

added=0
for a in "${addrs[@]}"; do
  if nft add element inet filter blocked "{ $a timeout ${ttl}h }" 2>/dev/null; then
    added=$((added + 1))
  fi
done
(( added == ${#addrs[@]} )) || fail 3 "only $added of ${#addrs[@]} addresses were added"

answer "$(jq -nc --argjson n "$added" '{result: "success", output_data: {added: $n}}')" null 0
