#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

STEP=$(rune_param step 0)
SERVICE=$(rune_param service "")
APPLY=$(rune_param apply "true")
[[ $SERVICE =~ ^[a-z][a-z0-9-]{1,40}$ ]] || rune_error 1 "service is malformed"

readonly -a LADDER=(0 1 5 10 25 50 100)

# pick NAMEREF INDEX: one rung of the ladder
pick() {
  local -n _w=$1
  _w=${LADDER[$2]:-}
}

pick weight "$STEP"
[[ -n $weight ]] || rune_error 1 "no such step" "$(jq -nc --arg s "$STEP" --argjson n "${#LADDER[@]}" '{step:$s, steps:$n}')"

current=$(kubectl get virtualservice "$SERVICE" -o json 2>/dev/null | jq -r '.spec.http[0].route[1].weight // 0') || rune_error 2 "virtual service not found"

patch=$(jq -nc --argjson w "$weight" '[
  {op:"replace", path:"/spec/http/0/route/0/weight", value:(100 - $w)},
  {op:"replace", path:"/spec/http/0/route/1/weight", value:$w}]')

case $APPLY in
  true)
    kubectl patch virtualservice "$SERVICE" --type=json -p "$patch" || rune_error 3 "patch refused"
    ;;
  *)
    printf 'dry run: %s\n' "$patch" >&2
    ;;
esac

rune_ok "canary weight set" "$(jq -nc --arg s "$SERVICE" --argjson f "$current" --argjson t "$weight" '{service:$s, from:$f, to:$t}')"
