#!/usr/bin/env bash
# Set an image, wait for the rollout, undo it when it does not get ready.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

ns=$(rune_param namespace default)
deploy=$(rune_param deployment "")
image=$(rune_param image "")
wait_s=$(rune_param wait_seconds 180)
trace=$(rune_param trace false)
[[ -n $deploy && -n $image ]] || rune_error 1 "deployment and image are required" '{"missing":["deployment","image"]}'
[[ $wait_s =~ ^[0-9]{1,4}$ ]] || rune_error 1 "wait_seconds must be a number" '{"parameter":"wait_seconds"}'

if [[ $trace == true ]]; then
  PS4='+ ${LINENO}: '
  BASH_XTRACEFD=1
  set -x
fi

k() { timeout "$((wait_s + 20))" kubectl --namespace "$ns" "$@"; }

before=$(timeout 20 kubectl --namespace "$ns" get deployment "$deploy" -o 'jsonpath={.spec.template.spec.containers[0].image}' 2>/dev/null)
if [[ $before == "$image" ]]; then
  rune_ok "image is already set" "$(jq -nc --arg i "$image" '{image: $i, changed: false}')"
fi

k set image "deployment/$deploy" "*=$image" >&2 || rune_error 2 "image could not be set" '{}'

if k rollout status "deployment/$deploy" --timeout="${wait_s}s" >&2; then
  rune_ok "rollout finished" "$(jq -nc --arg b "$before" --arg i "$image" '{before: $b, image: $i, changed: true}')"
fi

undone=false
for pause in 1 3 9; do
  if k rollout undo "deployment/$deploy" >&2; then undone=true; break; fi
  sleep "$pause"
done
rune_error 3 "rollout did not get ready" "$(jq -nc --argjson u "$undone" --arg i "$image" '{undone: $u, image: $i}')"
