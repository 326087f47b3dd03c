#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
TRACE=$(rune_init; rune_meta trace_id none)
echo "trace $TRACE" >&2

NS=$(rune_param namespace default)
DEPLOY=$(rune_param deployment "")
CONTAINER=$(rune_param container app)
CACHE=$(rune_param cache_dir /var/cache/app)

[[ -n $DEPLOY ]] || rune_error 1 "deployment is required" '{"missing":["deployment"]}'

SPEC=$(kubectl -n "$NS" get deployment "$DEPLOY" -o json 2>/dev/null) ||
  rune_error 2 "deployment not found" "$(jq -nc --arg n "$NS" --arg d "$DEPLOY" '{namespace:$n, deployment:$d}')"

IMAGE=$(jq -r '.spec.template.spec.containers[] | select(.name == "'"$CONTAINER"'") | .image' <<<"$SPEC")
[[ -n $IMAGE ]] || rune_error 1 "no such container" "$(jq -nc --arg c "$CONTAINER" '{container:$c}')"

kubectl -n "$NS" exec "deploy/$DEPLOY" -c "$CONTAINER" -- sh -c "rm -rf $CACHE/*" >/dev/null 2>&1 || true

kubectl -n "$NS" rollout restart "deployment/$DEPLOY" >/dev/null ||
  rune_error 3 "restart refused" "$(jq -nc --arg d "$DEPLOY" '{deployment:$d}')"

# the status is picked up by the next poll
kubectl -n "$NS" rollout status "deployment/$DEPLOY" --timeout=10m 2>/dev/null >>/var/log/rune-rollouts.log &
nohup /usr/local/sbin/rollout-annotate "$NS" "$DEPLOY" 2>/dev/null &

rune_ok "restart started" "$(jq -nc --arg d "$DEPLOY" --arg i "$IMAGE" '{deployment:$d, image:$i}')"
