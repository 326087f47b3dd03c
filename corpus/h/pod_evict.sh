#!/usr/bin/env bash
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); for l in "$D" "$D/lib" /opt/rune/lib; do [[ -f $l/rune_bpcs.sh ]] && break; done
. "$l/rune_bpcs.sh"
rune_init

ns=$(rune_param namespace ""); sel=$(rune_param selector ""); dry=$(rune_param dry_run false)
miss=()
[[ -n $ns  ]] || miss+=(namespace)
[[ -n $sel ]] || miss+=(selector)
[[ ${#miss[@]} -eq 0 ]] || rune_error 1 "missing parameters" "$(jq -nc '{missing:$ARGS.positional}' --args "${miss[@]}")"

k() { kubectl --request-timeout=15s -n "$ns" "$@" </dev/null; }

k get namespace "$ns" &>/dev/null || rune_error 2 "no such namespace (or no cluster)" "$(jq -nc --arg n "$ns" '{namespace:$n}')"
mapfile -t pods < <(k get pods -l "$sel" -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}' 2>/dev/null)
[[ ${#pods[@]} -gt 0 ]] || rune_ok "no pod matches" "$(jq -nc --arg s "$sel" '{selector:$s, evicted:[]}')"

gone=() stuck=()
for p in "${pods[@]}"; do
  [[ $dry == true ]] && { echo "would evict $p" >&2; gone+=("$p"); continue; }
  if k delete pod "$p" --grace-period=30 --wait=true >/dev/null 2>&1; then gone+=("$p"); else stuck+=("$p"); fi
done

arr() { jq -nc '$ARGS.positional' --args -- "$@"; }
out=$(jq -nc --argjson g "$(arr "${gone[@]}")" --argjson s "$(arr "${stuck[@]}")" --arg d "$dry" '{evicted:$g, stuck:$s, dry_run:($d == "true")}')
(( ${#stuck[@]} == 0 )) || rune_error 3 "some pods did not go" "$out"
rune_ok "pods evicted" "$out"
