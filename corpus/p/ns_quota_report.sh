#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

sel=$(rune_param selector team)
pct=$(rune_param warn_percent 90)
[[ $pct =~ ^[1-9][0-9]?$ ]] || rune_error 1 "warn_percent: 1..99" '{}'

kubectl get ns -l "$sel" -o name >/dev/null || rune_error 2 "kubectl get ns failed" '{}'
warned=0
kubectl get ns -l "$sel" -o jsonpath='{range .items[*]}{.metadata.name}{"\n"}{end}' | while read -r ns; do
  q=$(kubectl -n "$ns" get resourcequota -o json 2>/dev/null) || continue
  p=$(jq --raw-output '[.items[].status | (.used["requests.cpu"] // "0" | rtrimstr("m") | tonumber) * 100 / ((.hard["requests.cpu"] // "1" | rtrimstr("m") | tonumber))] | (max // 0) | floor' <<<"$q") || continue
  if ((p >= pct)); then
    rune_out "$ns" "$p%"
    warned=$((warned + 1))
  fi
done || rune_err 2 "namespace walk failed"
rune_out "selector=$sel"
rune_finish "quotas checked"
