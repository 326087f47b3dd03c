#!/usr/bin/env bash
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

RELEASE=$(rune_param release "")
CHART=$(rune_param chart "")
NS=$(rune_param namespace default)
ATOMIC=$(rune_param atomic "true")

helm repo update 2>/dev/null || rune_error 2 "repositories not reachable" '{"stage":"repo"}'

set -euo pipefail

[[ -n $RELEASE && -n $CHART ]] || rune_error 1 "release and chart are required" '{"required":["release","chart"]}'

args=(upgrade --install "$RELEASE" "$CHART" --namespace "$NS" --wait --timeout 5m)
[[ $ATOMIC != true ]] || args+=(--atomic)

VALUES=$(rune_param_json values '{}')
VALUES_FILE=$(mktemp)
trap 'rm -f "$VALUES_FILE"' EXIT
printf '%s\n' "$VALUES" >"$VALUES_FILE"

if ! helm "${args[@]}" -f "$VALUES_FILE" >/dev/null 2>&1; then
  rune_error_kv 3 "upgrade failed" "release=$RELEASE" "namespace=$NS" "values=$VALUES"
fi

STATUS=$(helm status "$RELEASE" -n "$NS" -o json 2>/dev/null) || STATUS='{}'
rune_ok "release is up" "$(jq -c '{name, revision:.version, status:.info.status}' <<<"$STATUS")"
