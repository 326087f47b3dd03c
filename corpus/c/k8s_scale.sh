#!/usr/bin/env bash
# scale a deployment up or down
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

NS="$(rune_param namespace "default")"
DEPLOY="$(rune_param deployment "")"
REPLICAS="$(rune_param replicas "")"

if [[ -z "${DEPLOY}" ]]; then
  rune_error 1 "deployment is required" '{"missing":["deployment"]}'
fi
if ! [[ "${REPLICAS}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "replicas must be a number" "$(printf '{"replicas":"%s"}' "${REPLICAS}")"
fi

BEFORE="$(kubectl -n "${NS}" get deploy "${DEPLOY}" -o jsonpath='{.spec.replicas}')"

kubectl -n "${NS}" scale deploy "${DEPLOY}" --replicas="${REPLICAS}"

for (( i = 0; i < 30; i++ )); do
  READY="$(kubectl -n "${NS}" get deploy "${DEPLOY}" -o jsonpath='{.status.readyReplicas}' || true)"
  [[ "${READY:-0}" == "${REPLICAS}" ]] && break
  sleep 2
done

if [[ "${READY:-0}" != "${REPLICAS}" ]]; then
  rune_error 3 "Not ready in time" "$(jq -nc --arg r "${READY:-0}" '{ready:$r}')"
fi
rune_ok_kv "Scaled" "deployment=${DEPLOY}" "before=${BEFORE}" "after=${REPLICAS}"
