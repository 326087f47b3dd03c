#!/usr/bin/env bash
set -euo pipefail
DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$DIR/rune_bpcs.sh"
rune_init

# ---------------------------------------------------------------- parameters
declare -A P=([node]="" [drain]="false" [grace]="60" [timeout]="300")
for key in "${!P[@]}"; do
  P[$key]=$(rune_param "$key" "${P[$key]}")
done
[[ ${P[node]} =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "bad node name" '{"field":"node"}'
for key in grace timeout; do
  [[ ${P[$key]} =~ ^[0-9]+$ ]] || rune_error 1 "not a number" "$(jq -nc --arg f "$key" '{field:$f}')"
done

# ------------------------------------------------------------------- helpers
log() { printf '%s | %s\n' "$(date +%T)" "$*"; } >&2

run() {
  log "+ $*"
  "$@"
} >&2

retry() { # TIMES PAUSE COMMAND...
  local times=$1 pause=$2 i
  shift 2
  for ((i = 1; i <= times; i++)); do
    if "$@"; then return 0; fi
    log "attempt $i of $times failed"
    sleep "$pause"
  done
  return 1
}

pods_on() {
  kubectl get pods -A --field-selector "spec.nodeName=$1" -o json 2>/dev/null \
    | jq '[.items[] | select(.metadata.ownerReferences[0].kind != "DaemonSet")] | length'
}

# ---------------------------------------------------------------------- work
retry 3 2 kubectl get node "${P[node]}" >/dev/null 2>&1 \
  || rune_error 2 "no such node" "$(jq -nc --arg n "${P[node]}" '{node:$n}')"

run kubectl cordon "${P[node]}" || rune_error 3 "cordon failed" '{"step":"cordon"}'

if [[ ${P[drain]} == true ]]; then
  if ! run kubectl drain "${P[node]}" --ignore-daemonsets --delete-emptydir-data \
       --grace-period="${P[grace]}" --timeout="${P[timeout]}s"; then
    run kubectl uncordon "${P[node]}" || log "uncordon failed as well"
    rune_error 3 "drain failed, node is back" '{"step":"drain"}'
  fi
fi

left=$(pods_on "${P[node]}") || left=-1
rune_ok "node cordoned" "$(jq -nc --arg n "${P[node]}" --argjson l "$left" '{node:$n, pods_left:$l}')"
