#!/usr/bin/env bash
# Warning events of a namespace by reason
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/rune_bpcs.sh"
rune_init
ns=$(rune_param namespace kube-system) top=$(rune_param top 5)
[[ $ns =~ ^[a-z0-9-]+$ && $top =~ ^[1-9][0-9]?$ ]] || rune_error 1 'bad namespace or top' '{"fields":["namespace","top"]}'
kubectl get ns "$ns" -o name &>/dev/null || rune_error 2 'no such namespace' "$(jq -nc --arg n "$ns" '{namespace:$n}')"
t=$(mktemp); trap 'rm -f "$t"' EXIT
kubectl -n "$ns" get events --field-selector type=Warning -o json >"$t" || rune_error 2 'kubectl get events failed' '{}'
total=$(jq '.items|length' "$t")
rank=0
rune_out "namespace=$ns"
rune_out "total=$total"
jq -r '[.items[]|{r:.reason,n:(.count//1)}]|group_by(.r)[]|"\(map(.n)|add)\t\(.[0].r)"' "$t" | sort -rn | head -n "$top" |
  while IFS=$'\t' read -r n reason; do
    echo "$n x $reason" >&2
    rune_out "rank_$((++rank))" "$reason ($n)"
  done
((total < 500)) || rune_err 3 'a storm of warnings'
rune_finish 'events counted'
