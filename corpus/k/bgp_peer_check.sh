#!/usr/bin/env bash
# State of the BGP sessions of an FRR router
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

min_prefixes=$(rune_param min_prefixes 1)
vrf=$(rune_param vrf default)

if [[ $min_prefixes -lt 0 || ! $min_prefixes =~ ^[0-9]+$ ]]; then
  rune_error 1 "min_prefixes must be a number" '{"field":"min_prefixes"}'
fi
[[ $vrf =~ ^[A-Za-z0-9_-]+$ ]] || rune_error 1 "vrf is malformed" '{"field":"vrf"}'

read -r -d '' peers_jq <<'JQ' || :
[ (.. | objects | .peers? // empty) | to_entries[]
  | {peer: .key, as: .value.remoteAs, state: .value.state, pfx: (.value.pfxRcd // 0), up_s: ((.value.peerUptimeMsec // 0) / 1000 | floor)} ]
| unique_by(.peer)
JQ

raw=$(vtysh -c "show bgp vrf $vrf summary json" 2>/dev/null) || rune_error 2 "vtysh failed" '{"command":"vtysh"}'
peers=$(jq -c "$peers_jq" <<<"$raw" 2>/dev/null) || rune_error 3 "Unexpected answer of bgpd" '{}'

[[ $peers != '[]' ]] || rune_error 2 "No peers in this vrf" "$(jq -nc --arg v "$vrf" '{vrf: $v}')"

declare -i up=0 down=0
while IFS=$'\t' read -r state pfx; do
  if [[ $state == Established ]] && ((pfx >= 10#$min_prefixes)); then
    up+=1
  else
    down+=1
  fi
done < <(jq -r '.[] | [.state, .pfx] | @tsv' <<<"$peers")

if ((down == 0)); then
  rune_ok "All sessions are up" "$(jq -c '{peers: .}' <<<"$peers")"
fi
bad=$(jq -c --argjson m "$((10#$min_prefixes))" 'map(select(.state != "Established" or .pfx < $m))' <<<"$peers")
rune_error_kv 3 "Sessions need attention" "up=$up" "down=$down" "sessions=$bad"
