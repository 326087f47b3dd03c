#!/usr/bin/env bash
# BGP neighbours of a route server, from FRR's JSON
set -euo pipefail
shopt -s inherit_errexit extglob

source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -r vrf=$(rune_param vrf default)
declare -r want_asn=$(rune_param asn "")
declare -a afis=(ipv4Unicast ipv6Unicast)

[[ $vrf =~ ^[A-Za-z0-9_-]{1,15}$ ]] || rune_error 1 'bad vrf' '{"field":"vrf"}'
[[ -z $want_asn || $want_asn =~ ^[1-9][0-9]{0,9}$ ]] || rune_error 1 'bad asn' '{"field":"asn"}'

raw=$(vtysh -c "show bgp vrf $vrf summary json" 2>/dev/null) || rune_error 2 'vtysh failed' '{"stage":"summary"}'
jq -e 'type == "object"' >/dev/null 2>&1 <<<"$raw" || rune_error 2 'no JSON from vtysh' '{"stage":"summary"}'

# $1: nameref of the list to fill, $2: afi
collect() {
  local -n into=$1
  local line
  while IFS= read -r line; do
    into+=("$line")
  done < <(jq -r --arg afi "$2" --arg asn "$want_asn" '
    .[$afi].peers // {} | to_entries[]
    | select($asn == "" or (.value.remoteAs | tostring) == $asn)
    | [.key, .value.remoteAs, .value.state, (.value.pfxRcd // 0), (.value.peerUptime // "never")] | @tsv' <<<"$raw")
}

declare -a peers=()
for afi in "${afis[@]}"; do
  collect peers "$afi"
done

declare -i up=0 down=0
declare -a bad=()
for row in "${peers[@]}"; do
  IFS=$'\t' read -r addr asn state pfx uptime <<<"$row"
  if [[ $state == Established ]]; then
    up+=1
  else
    down+=1
    bad+=("$addr")
    printf 'AS%s %s is %s since %s, %s prefixes\n' "$asn" "$addr" "$state" "$uptime" "$pfx" >&2
  fi
done

report=$(jq -nc --argjson up "$up" --argjson down "$down" '{up: $up, down: $down, not_established: $ARGS.positional}' --args "${bad[@]}")
(( down == 0 )) || rune_error 3 'sessions are down' "$report"
rune_ok "$up sessions established" "$report"
