#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

zone=$(rune_param zone "")
[[ $zone =~ ^([a-z0-9_-]+\.)+[a-z]{2,}$ ]] || rune_error 1 "bad zone"
primary=$(rune_param primary ns1.hostco.example)
env=$(rune_ctx environment prod)
read -ra secs <<<"$(rune_param secondaries "ns2.hostco.example ns3.hostco.example")"
((${#secs[@]})) || exit 0

want=$(dig +short +time=3 +tries=1 SOA "$zone" "@$primary" | awk '{print $3; exit}')
[[ $want =~ ^[0-9]+$ ]] || rune_error 2 "primary gives no SOA" "$(jq -nc --arg p "$primary" '{primary:$p}')"

lag=0 dead=0
for ns in "${secs[@]}"; do
  have=$(dig +short +time=3 +tries=1 SOA "$zone" "@$ns" 2>/dev/null | awk '{print $3; exit}') || have=
  case $have in
    "$want") ;;
    ''|*[!0-9]*) dead=$((dead + 1)); echo "$ns: no answer" >&2 ;;
    *) lag=$((lag + 1)); printf '%-32s %s (want %s)\n' "$ns" "$have" "$want" ;;
  esac
done

((lag + dead == 0)) || rune_error_kv 3 "secondaries out of sync" "zone=$zone" "lag=$lag" "dead=$dead"
rune_ok_kv "in sync" "zone=$zone" "serial=$want" "ENV=$env"
