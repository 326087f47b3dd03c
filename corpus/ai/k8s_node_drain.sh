#!/usr/bin/env bash
# drain one node, then wait for its pods to go
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

node=$(rune_param node "$(rune_ctx node '')")
grace=$(rune_param grace_seconds 60)
label=$(rune_param pod_label "")

case $node in
  ''|*[!a-z0-9.-]*) rune_error 1 "node: missing or not a DNS name" '{"field":"node"}' ;;
esac
case $grace in
  ''|*[!0-9]*) rune_error 1 "grace_seconds: not a number" '{"field":"grace_seconds"}' ;;
esac

kc() { kubectl --request-timeout=20s "$@"; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT

progress() {
  local i
  for ((i = 0; i < 30; i++)); do
    kc get pods -A --field-selector "spec.nodeName=$node" --no-headers 2>/dev/null | wc -l >>"$log" || :
    sleep 10
  done
}

kc get node "$node" >/dev/null 2>&1 || rune_error 2 "unknown node"

sel=()
if [[ -z $label ]]; then
  sel=(--ignore-daemonsets)
  label=$(kc get node "$node" -o yaml | grep -oE 'ops.example.net/pool: .*')
else
  sel=(--ignore-daemonsets --pod-selector "$label")
fi

progress &
watcher=$!

if ! kc drain "$node" "${sel[@]}" --delete-emptydir-data --grace-period="$grace" >>"$log" 2>&1; then
  tail=$(tail -n 5 "$log")
  rune_error 3 "drain failed" "$(jq -nc --arg n "$node" --arg t "$tail" '{node: $n, log: $t}')"
fi

left=$(kc get pods -A --field-selector "spec.nodeName=$node" -o name 2>/dev/null | wc -l) || left=-1
rune_ok "node drained" "$(jq -nc --arg n "$node" --arg l "$label" --arg w "$watcher" --argjson left "$left" \
  '{node: $n, label: $l, watcher: $w, pods_left: $left}')"
