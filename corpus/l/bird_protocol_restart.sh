#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
proto=$(rune_param protocol "")
wait_for=$(rune_param wait_seconds 60)
[[ $proto =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || rune_error 1 "protocol: a BIRD name is required" "$(jq -nc --arg p "$proto" '{protocol:$p}')"
command -v birdc >/dev/null || rune_error 4 "bird is not installed here" '{}'

state() { birdc show protocols "$proto" 2>/dev/null | awk -v p="$proto" '$1 == p { print $4 }'; }
before=$(state) || rune_error 2 "bird does not answer" '{}'
[[ -n $before ]] || rune_error 2 "no such protocol" "$(jq -nc --arg p "$proto" '{protocol:$p}')"

birdc restart "$proto" || rune_error 3 "restart refused" "$(jq -nc --arg p "$proto" '{protocol:$p}')"
t0=$SECONDS now=
while (( SECONDS - t0 < wait_for )); do
  now=$(state) || now=
  [[ $now == up ]] && break
  sleep 1
done
res=$(jq -nc --arg p "$proto" --arg b "$before" --arg n "$now" '{protocol:$p, before:$b, after:$n}')
if [[ $now == up ]]; then rune_ok "protocol is up" "$res"; else rune_error 3 "protocol did not come up" "$res"; fi
