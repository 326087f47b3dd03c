#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NS=$(rune_param namespace default)
DEPLOY=$(rune_param deployment "")
CONDITION=$(rune_param condition Available)
WAIT=$(rune_param timeout_seconds 120)

[[ $NS =~ ^[a-z0-9-]+$ && $DEPLOY =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "namespace or deployment is malformed"
[[ $WAIT =~ ^[0-9]+$ ]] || rune_error 1 "timeout_seconds must be a number"

k() { kubectl --namespace "$NS" --request-timeout=15s "$@"; }

get_deploy() {
  local -n into=$1
  into=$(k get deployment "$DEPLOY" -o json 2>/dev/null) || return 1
}

declare doc=""
get_deploy doc || rune_error 2 "deployment not found" "$(jq -nc --arg d "$DEPLOY" --arg n "$NS" '{deployment:$d, namespace:$n}')"

printf -v before '%s' "$(jq -r '.metadata.generation' <<<"$doc")"

rollout=0
k rollout status "deployment/$DEPLOY" --timeout="${WAIT}s" >&2 || rollout=$?

get_deploy doc || rune_error 2 "deployment vanished while it rolled out"

state=$(jq -r ".status.conditions[] | select(.type == \"${CONDITION}\") | .status" <<<"$doc") || state=Unknown

summary=$(jq -c --arg g "$before" '{
  desired: .spec.replicas,
  ready: (.status.readyReplicas // 0),
  generation: [$g, (.metadata.generation | tostring)]
}' <<<"$doc")

if (( rollout != 0 )) || [[ $state != True ]]; then
  events=$(k get events --field-selector "involvedObject.name=$DEPLOY" -o name | grep -v Normal | tail -n 5)
  rune_error 3 "rollout is not healthy" "$(jq -c --arg e "$events" '. + {events: ($e | split("\n"))}' <<<"$summary")"
fi
rune_ok "rollout healthy" "$summary"
