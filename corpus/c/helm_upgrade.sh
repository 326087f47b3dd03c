#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

die() {
  echo "helm_upgrade: $*" >&2
  exit 1
}

rune_init

RELEASE="$(rune_param release "")"
CHART="$(rune_param chart "")"
NS="$(rune_param namespace "default")"
VERSION="$(rune_param version "")"
VALUES_FILE="$(mktemp)"
trap 'rm -f "${VALUES_FILE}"' EXIT

[[ -n "${RELEASE}" && -n "${CHART}" ]] || die "release and chart are required"

rune_param_json values '{}' >"${VALUES_FILE}"

args=(--namespace "${NS}" --install --atomic --values "${VALUES_FILE}")
if [[ -n "${VERSION}" ]]; then
  args+=(--version "${VERSION}")
fi

helm upgrade "${RELEASE}" "${CHART}" "${args[@]}" | tee "/var/tmp/helm-${RELEASE}.log"

REVISION="$(helm -n "${NS}" history "${RELEASE}" --max 1 -o json | jq -r '.[0].revision' || echo "")"
if [[ -z "${REVISION}" ]]; then
  rune_error 3 "Upgraded, but no revision found" '{"step":"history"}'
fi
rune_ok_kv "Upgraded" "release=${RELEASE}" "revision=${REVISION}"
