#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh

readonly TIMEOUT=180s
readonly CONDITIONS='[.status.conditions[]? | select(.status != "True") | {type, reason, message}]'

usage_error() {
  rune_error 1 "$1" '{"required":["namespace","deployment","image"]}'
}

kc() { kubectl --namespace "$namespace" --request-timeout=20s "$@"; }

rollback() {
  kc rollout undo "deployment/$deployment" >&2 || return 1
  kc rollout status "deployment/$deployment" --timeout="$TIMEOUT" >&2
}

current_image() {
  kc get deployment "$deployment" -o json |
    jq -re --arg c "$container" '.spec.template.spec.containers[] | select(.name == $c) | .image'
}

rune_init

namespace=$(rune_param namespace "")
deployment=$(rune_param deployment "")
container=$(rune_param container app)
image=$(rune_param image "")

for pair in "namespace=$namespace" "deployment=$deployment" "container=$container"; do
  value=${pair#*=}
  [[ $value =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]] || usage_error "Bad or missing parameter: ${pair%%=*}"
done
[[ $image =~ ^[a-z0-9./:@_-]+$ ]] || usage_error "Bad or missing parameter: image"

previous=$(current_image) || rune_error 2 "Cannot read the deployment" "$(jq -nc --arg d "$deployment" '{deployment: $d}')"
if [[ $previous == "$image" ]]; then
  rune_ok "Image is already deployed" "$(jq -nc --arg i "$image" '{image: $i, changed: false}')"
fi

kc set image "deployment/$deployment" "$container=$image" > >(sed 's/^/kubectl: /' >&2) ||
  rune_error 2 "Cannot set the image" "$(jq -nc --arg i "$image" '{image: $i}')"

if ! kc rollout status "deployment/$deployment" --timeout="$TIMEOUT" >&2; then
  conditions=$(kc get deployment "$deployment" -o json | jq -c "$CONDITIONS") || conditions='[]'
  rolled_back=false
  if rollback; then
    rolled_back=true
  fi
  rune_error 3 "Rollout did not finish" "$(
    jq -nc --argjson c "$conditions" --argjson r "$rolled_back" --arg p "$previous" \
      '{conditions: $c, rolled_back: $r, previous: $p}'
  )"
fi

rune_ok "Rolled out" "$(jq -nc --arg i "$image" --arg p "$previous" '{image: $i, previous: $p, changed: true}')"
