#!/usr/bin/env bash
# Restart a deployment and wait until the rollout is through.
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=/dev/null
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly MAX_TRIES=3
log() { printf '%s [%s] %s\n' "$(date -u +%FT%TZ)" "$1" "${*:2}" >&2; }

WORK="$(mktemp -d)"
cleanup() { rm -rf "${WORK}"; }
trap cleanup EXIT

retry() {
  local max="$1" n=1
  shift
  until "$@"; do
    if (( n >= max )); then
      return 1
    fi
    log WARN "try ${n} failed: $*"
    sleep $(( n * 2 ))
    n=$(( n + 1 ))
  done
}

NAMESPACE="$(rune_param namespace "default")"
DEPLOYMENT="$(rune_param deployment "")"
TIMEOUT="$(rune_param timeout "180s")"

[[ -n "${DEPLOYMENT}" ]] || rune_error 1 "Missing required parameter: deployment" '{"missing":["deployment"]}'
command -v kubectl >/dev/null || rune_error 4 "kubectl not installed" '{"missing":"kubectl"}'

if ! retry "${MAX_TRIES}" kubectl -n "${NAMESPACE}" get deployment "${DEPLOYMENT}" -o json >"${WORK}/before.json" 2>"${WORK}/err"; then
  rune_error 2 "Deployment not found" "$(jq -nc --rawfile e "${WORK}/err" '{stderr:$e}')"
fi

{
  log INFO "restarting"
  kubectl -n "${NAMESPACE}" rollout restart "deployment/${DEPLOYMENT}" \
    || rune_error 3 "Restart refused" '{"step":"restart"}' 1>&3
} 3>&1 >&2

if ! kubectl -n "${NAMESPACE}" rollout status "deployment/${DEPLOYMENT}" --timeout="${TIMEOUT}" >&2; then
  rune_error 3 "Rollout did not finish" "$(jq -nc --arg t "${TIMEOUT}" '{timeout:$t}')"
fi

REPLICAS="$(jq '.spec.replicas' "${WORK}/before.json")"
rune_ok "Rollout complete" "$(jq -nc --arg d "${DEPLOYMENT}" --argjson r "${REPLICAS:-null}" '{deployment:$d, replicas:$r}')"
