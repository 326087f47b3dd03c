#!/usr/bin/env bash
set -euo pipefail; cd "$(dirname "${BASH_SOURCE[0]}")"; . ./rune_bpcs.sh; rune_init
# who talks to us the most? one ss, one awk, one jq

N=$(rune_param top 10); STATE=$(rune_param state established)
[[ $N =~ ^[0-9]+$ && $N -ge 1 && $N -le 100 ]] || rune_error 1 "top: 1..100" '{"parameter":"top"}'
case $STATE in established|time-wait|close-wait|syn-recv) ;; *) rune_error 1 "unknown state" '{"parameter":"state"}' ;; esac
command -v ss >/dev/null || rune_error 4 "no ss here, install iproute2" '{"command":"ss"}'

snap=$(ss -Htn state "$STATE" 2>/dev/null) || rune_error 2 "ss failed" '{}'
[[ $snap ]] || rune_ok "no connections" '{"total":0,"peers":[]}'

total=$(wc -l <<<"$snap")
peers=$(awk '{ a = $4; sub(/:[0-9]+$/, "", a); n[a]++ } END { for (p in n) print n[p] "\t" p }' <<<"$snap" \
  | sort -rn | awk -v n="$N" 'NR <= n' \
  | jq -Rnc '[inputs | split("\t") | {peer:.[1], connections:(.[0] | tonumber)}]')

# for the humans who read the journal of the agent
{
  echo "== $STATE: $total"
  printf '%s\t%s\n' count peer
  jq -r '.[] | "\(.connections)\t\(.peer)"' <<<"$peers"
} >&2

rune_ok "peers counted" "$(jq -nc --argjson t "$total" --argjson p "$peers" --arg s "$STATE" '{state:$s, total:$t, peers:$p}')"
