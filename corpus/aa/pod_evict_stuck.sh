#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NS=$(rune_param namespace default)
LABEL=$(rune_param label app)
LIMIT=$(rune_param limit 20)
[[ $NS =~ ^[a-z0-9-]+$ ]] || rune_error 1 "namespace is malformed"
[[ $LIMIT =~ ^[0-9]{1,3}$ ]] || rune_error 1 "limit must be a number"

finish() {
  rune_out namespace "$NS"
  rune_out evicted "${#evicted[@]}"
  rune_finish "eviction pass done"
}
declare -a evicted=() stuck=()
trap finish EXIT

doc=$(kubectl -n "$NS" get pods -o json 2>/dev/null) || rune_error 2 "cannot list pods" "$(jq -nc --arg n "$NS" '{namespace:$n}')"

mapfile -t stuck < <(jq -r ".items[] | select(.metadata.deletionTimestamp != null) | select(.metadata.labels | has(\"$LABEL\")) | .metadata.name" <<<"$doc")
if (( ${#stuck[@]} > 10#$LIMIT )); then
  rune_error 3 "too many stuck pods" "$(jq -nc --argjson n "${#stuck[@]}" '{stuck:$n}')"
fi

for pod in "${stuck[@]}"; do
  if [[ $NS == kube-system ]]; then
    read -r -t 5 -p "evict $pod from kube-system? " answer || answer=no
    [[ $answer == y* ]] || continue
  fi
  if kubectl -n "$NS" delete pod "$pod" --grace-period=0 --force >/dev/null 2>&1; then
    evicted+=("$pod")
  else
    rune_err 3 "pod $pod could not be evicted"
  fi
done
