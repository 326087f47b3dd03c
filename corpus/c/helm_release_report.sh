#!/usr/bin/env bash
set -Eeuo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for candidate in "${SCRIPT_DIR}/rune_bpcs.sh" "${SCRIPT_DIR}/lib/rune_bpcs.sh"; do
  if [[ -f "${candidate}" ]]; then
    source "${candidate}"
    break
  fi
done
rune_init

on_error() {
  local rc=$? line=$1
  (( BASH_SUBSHELL == 0 )) || return "$rc"
  rune_error 100 "Unexpected failure" "$(jq -nc --argjson rc "$rc" --argjson line "$line" '{status:$rc, line:$line}')"
}
trap 'on_error "$LINENO"' ERR

NAMESPACE="$(rune_param namespace "default")"
RELEASE="$(rune_param release "")"
[[ -n "${RELEASE}" ]] || rune_error 1 "Missing required parameter: release" '{"missing":["release"]}'

# prints a JSON object; what helm cannot tell is null
describe() {
  local status history
  status="$(helm -n "$NAMESPACE" status "$RELEASE" -o json)"
  history="$(helm -n "$NAMESPACE" history "$RELEASE" --max 5 -o json)"
  jq -nc --argjson s "${status:-null}" --argjson h "${history:-null}" \
    '{state:$s.info.status, first_deployed:$s.info.first_deployed, revisions:$h}'
}

helm -n "${NAMESPACE}" list --filter "^${RELEASE}\$" -q >/dev/null
report="$(describe)"
kubectl -n "${NAMESPACE}" get pods -l "app.kubernetes.io/instance=${RELEASE}" >&2

rune_ok "Release described" "${report}"
