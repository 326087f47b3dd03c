#!/usr/bin/env bash
# restart deployments of a namespace by label, wait for the rollouts
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

die()  { rune_error "$1" "$2" "${3:-}"; }
need() { command -v "$1" >/dev/null 2>&1 || die 4 "missing command: $1"; }
say()  { echo "[rollout] $*" >&2; }
kc()   { kubectl --namespace "$NS" --request-timeout=20s "$@"; }

NS=$(rune_param namespace default)
SEL=$(rune_param selector "")
TIMEOUT=$(rune_param timeout 120)
ONLY_UNHEALTHY=$(rune_param only_unhealthy false)

need kubectl
[[ -n $SEL ]] || die 1 "selector is required"
[[ $NS =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]] || die 1 "bad namespace" "$(jq -nc --arg ns "$NS" '{namespace: $ns}')"
[[ $TIMEOUT =~ ^[1-9][0-9]{0,3}$ ]] || die 1 "timeout must be 1 to 9999 seconds"

kubectl get namespace "$NS" >/dev/null 2>&1 || die 2 "no such namespace, or no cluster" "$(jq -nc --arg ns "$NS" '{namespace: $ns}')"

# name wanted ready
list() {
  kc get deployments -l "$SEL" -o json 2>/dev/null |
    jq -r '.items[] | [.metadata.name, .spec.replicas // 1, .status.readyReplicas // 0] | @tsv' 2>/dev/null
}
ROWS=$(list) || die 3 "cannot list deployments" "$(jq -nc --arg sel "$SEL" '{selector: $sel}')"
[[ -n $ROWS ]] || die 2 "no deployment matches" "$(jq -nc --arg sel "$SEL" '{selector: $sel}')"

done_=() failed=() skipped=()
while IFS=$'\t' read -r name want ready; do
  if [[ $ONLY_UNHEALTHY == true && $ready == "$want" ]]; then
    skipped+=("$name")
    continue
  fi
  say "$name: $ready of $want ready"
  if ! kc rollout restart "deployment/$name" >&2 </dev/null; then
    failed+=("$name")
  elif kc rollout status "deployment/$name" --timeout="${TIMEOUT}s" >&2 </dev/null; then
    done_+=("$name")
  else
    say "$name: not ready in time, undoing"
    kc rollout undo "deployment/$name" >&2 </dev/null || say "$name: undo failed"
    failed+=("$name")
  fi
done <<<"$ROWS"

lines() { printf '%s\n' "$@" | jq -Rnc '[inputs | select(. != "")]'; }
OUT=$(jq -nc --arg ns "$NS" \
  --argjson r "$(lines "${done_[@]}")" --argjson f "$(lines "${failed[@]}")" --argjson s "$(lines "${skipped[@]}")" \
  '{namespace: $ns, restarted: $r, failed: $f, skipped: $s}')

(( ${#failed[@]} == 0 )) || die 3 "${#failed[@]} rollouts failed" "$OUT"
(( ${#done_[@]} > 0 )) || rune_ok "all healthy, nothing restarted" "$OUT"
rune_ok "rollouts done" "$OUT"
