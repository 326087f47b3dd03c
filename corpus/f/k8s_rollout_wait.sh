#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly NS="$(rune_param namespace "default")"
readonly DEPLOY="$(rune_param deployment "")"
readonly IMAGE="$(rune_param image "")"
readonly TIMEOUT="$(rune_param timeout "120s")"
readonly UNDO="$(rune_param undo_on_failure "false")"

KUBE=(kubectl --namespace "$NS")
[[ "$(rune_ctx cluster "")" != "" ]] && KUBE+=(--context "$(rune_ctx cluster "")")

say() { >&2 echo "[k8s] $*"; }

fail() {
  local code=$1 msg=$2 extra=${3:-}
  rune_error "$code" "$msg" "$(jq -nc --arg d "$DEPLOY" --arg e "$extra" '{deployment:$d, detail:$e}')"
}

retry() {
  local max=$1 delay=1 n=1
  shift
  until "$@"; do
    if (( n >= max )); then
      return 1
    fi
    say "try $n of $max failed, next in ${delay}s"
    sleep "$delay"
    delay=$(( delay * 2 )) n=$(( n + 1 ))
  done
}

[[ -n "$DEPLOY" ]] || fail 1 "deployment is required"
[[ -n "$IMAGE" ]]  || fail 1 "image is required"

retry 3 "${KUBE[@]}" get deployment "$DEPLOY" -o name >/dev/null 2>&1 || fail 2 "deployment not found"

if ! out=$("${KUBE[@]}" set image "deployment/$DEPLOY" "*=$IMAGE" 2>&1); then
  fail 2 "cannot set image" "$out"
fi
say "$out"

if ! out=$("${KUBE[@]}" rollout status "deployment/$DEPLOY" --timeout "$TIMEOUT" 2>&1); then
  if [[ "$UNDO" == "true" ]]; then
    "${KUBE[@]}" rollout undo "deployment/$DEPLOY" >&2 || say "undo failed too"
  fi
  fail 3 "rollout did not finish" "$out"
fi

replicas=$("${KUBE[@]}" get deployment "$DEPLOY" -o json 2>/dev/null | jq '.status.readyReplicas // 0') || replicas=0
rune_ok "rolled out" "$(jq -nc --arg d "$DEPLOY" --arg i "$IMAGE" --argjson r "${replicas:-0}" '{deployment:$d, image:$i, ready:$r}')"
