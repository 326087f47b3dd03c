#!/usr/bin/env bash
set -euo pipefail
shopt -s nullglob

SELF_DIR=$(dirname -- "${BASH_SOURCE[0]}")
source "$SELF_DIR/rune_bpcs.sh"
rune_init

declare -A why=()
declare -a evicted=() kept=()

# collect OUT_MAP NAMESPACE: pod -> reason
collect() {
  local -n out=$1
  local ns=$2 pod reason
  local -a rows
  mapfile -t rows < <(kubectl get pods -n "$ns" -o json 2>/dev/null |
    jq -r '.items[] | . as $p | (.status.containerStatuses // [])[] | .state.waiting.reason // empty | "\($p.metadata.name) \(.)"')
  for row in "${rows[@]}"; do
    read -r pod reason <<<"$row"
    [[ $reason == @(CrashLoopBackOff|ImagePullBackOff|CreateContainerError) ]] && out[$pod]=$reason
  done
  return 0
}

to_json() {
  local -n list=$1
  printf '%s\n' "${list[@]}" | jq -Rnc '[inputs | select(length > 0)]'
}

ns=$(rune_param namespace default)
limit=$(rune_param limit 5)
[[ $limit =~ ^[1-9][0-9]?$ ]] || rune_error 1 "limit must be 1..99" "$(jq -nc --arg l "$limit" '{limit:$l}')"

kubectl get ns "$ns" >/dev/null 2>&1 || rune_error 2 "namespace not found" "$(jq -nc --arg n "$ns" '{namespace:$n}')"
collect why "$ns"
printf 'stuck in %s: %s\n' "${ns@Q}" "${!why[*]}" >&2

for pod in "${!why[@]}"; do
  if (( ${#evicted[@]} >= limit )); then
    kept+=("$pod")
    continue
  fi
  if kubectl delete pod -n "$ns" "$pod" --wait=false --grace-period=30 >&2; then
    evicted+=("$pod")
  else
    kept+=("$pod")
  fi
done

out=$(jq -nc --argjson e "$(to_json evicted)" --argjson k "$(to_json kept)" '{evicted:$e, kept:$k}')
(( ${#why[@]} == 0 || ${#evicted[@]} > 0 )) || rune_error 3 "no pod could be evicted" "$out"
rune_ok "eviction done" "$out"
