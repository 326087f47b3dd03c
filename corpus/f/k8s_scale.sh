#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NS="$(rune_param namespace "default")"
DEPLOY="$(rune_param deployment "")"
COUNT="$(rune_param replicas "1")"

[[ -n "$DEPLOY" ]] || rune_error 1 "deployment is required"
[[ "$COUNT" =~ ^[0-9]{1,2}$ ]] || rune_error 1 "replicas must be a number"

log() { echo "[scale] $*" >&2; }

current_replicas() {
  local out
  if ! out=$(kubectl -n "$NS" get deployment "$DEPLOY" -o 'jsonpath={.spec.replicas}' 2>/dev/null); then
    rune_error 2 "deployment not found"
  fi
  printf '%s' "$out"
}

main() {
  local before="$(current_replicas)"
  log "from ${before} to ${COUNT}"
  if [[ "$before" == "$COUNT" ]]; then
    rune_ok "already scaled" "$(jq -nc --arg d "$DEPLOY" '{deployment:$d, changed:false}')"
  fi

  kubectl -n "$NS" scale deployment "$DEPLOY" --replicas "$COUNT" || rune_error 2 "scale failed"

  kubectl -n "$NS" rollout status deployment "$DEPLOY" --timeout 90s >/dev/null
  rune_ok "scaled" "$(jq -nc --arg d "$DEPLOY" --arg b "$before" --arg n "$COUNT" '{deployment:$d, before:$b, after:$n, changed:true}')"
}

main "$@"
