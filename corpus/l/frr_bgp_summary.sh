#!/usr/bin/env bash
# Summarise the BGP sessions of an FRR router: who is down, how many prefixes each peer sends.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

declare -rA afi_cmd=(
  [ipv4]='show bgp ipv4 unicast summary json'
  [ipv6]='show bgp ipv6 unicast summary json'
)
family=$(rune_param family ipv4)
[[ -n $family && -v afi_cmd[$family] ]] \
  || rune_error 1 "Unknown address family" "$(jq -nc --arg f "$family" '{family:$f}')"

raw=$(timeout 20 vtysh -c "${afi_cmd[$family]}" 2>/dev/null) \
  || rune_error 2 "vtysh did not answer" "$(jq -nc --arg f "$family" '{family:$f}')"
jq -e 'type == "object"' >/dev/null 2>&1 <<<"$raw" \
  || rune_error 3 "vtysh printed something that is not JSON" '{}'

collect() { # NAME FILTER: the lines of a jq filter into the array NAME
  local -n into=$1
  mapfile -t into < <(jq -r "$2" <<<"$raw")
}
declare -a down=() up=()
collect down '(.peers // {}) | to_entries[] | select(.value.state != "Established") | .key'
collect up '(.peers // {}) | to_entries[] | select(.value.state == "Established") | .key'

as_array() { jq -nc '$ARGS.positional' --args -- "$@"; }
result=$(jq -nc --argjson down "$(as_array "${down[@]}")" --argjson up "$(as_array "${up[@]}")" \
  --arg family "$family" '{family:$family, down:$down, established:($up|length)}')

if (( ${#down[@]} )); then
  printf 'down: %s\n' "${down[@]}" >&2
  rune_error 3 "${#down[@]} session(s) not established" "$result"
fi
rune_ok "all sessions established" "$result"
