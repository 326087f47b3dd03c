#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

deploy=$(rune_param deployment "")
ns=$(rune_param namespace "default")
limit=$(rune_param timeout_seconds "300")
[[ -n $deploy ]] || rune_error 1 "deployment is required" '{"missing":["deployment"]}'
[[ $limit =~ ^[0-9]+$ ]] || limit=300

events=$(mktemp -t rollout.XXXXXX)
stop_watch() {
  [[ -z ${watcher:-} ]] || kill "$watcher" 2>/dev/null || :
  rm -f "$events"
}
trap stop_watch EXIT
trap 'stop_watch; exit 143' TERM

kubectl -n "$ns" get events --watch-only -o json >"$events" 2>/dev/null &
watcher=$!

# keep the API session warm while we wait
while sleep 20; do kubectl version -o json >/dev/null 2>&1; done &

if ! kubectl -n "$ns" rollout status "deployment/$deploy" --timeout="${limit}s" >&2; then
  reasons=$(jq -sc --arg d "$deploy" '[.[] | select(.involvedObject.name | startswith($d)) | .reason] | unique' "$events" 2>/dev/null) || reasons='[]'
  rune_error 3 "rollout did not complete" "$(jq -nc --arg d "$deploy" --argjson r "$reasons" '{deployment:$d,reasons:$r}')"
fi

ready=$(kubectl -n "$ns" get deployment "$deploy" -o jsonpath='{.status.readyReplicas}') || ready=0
rune_ok_kv "rollout complete" "deployment=$deploy" "ready=${ready:-0}"
