#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

pods=$(kubectl get pods -o json 2>/dev/null) || rune_error 2 "No answer" '{}'
old=$(jq -r '[.items[] | select((now - (.metadata.creationTimestamp | fromdateiso8601)) > 604800) | .metadata.name] | length' <<<"$pods")
if ((old > 0)); then
  rune_error 5 "Old pods" '{}' # expect: RUNE405
fi
rune_ok "No pod is older than a week"
