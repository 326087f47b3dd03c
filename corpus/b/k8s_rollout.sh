#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

readonly -a TOOLS=(kubectl timeout)

check_tools() {
  local tool
  for tool in "${TOOLS[@]}"; do
    command -v "${tool}" >/dev/null && continue
    rune_error 4 "missing tool" "$(jq -nc --arg t "${tool}" '{tool:$t}')"
  done
}

kc() { kubectl --namespace "${NAMESPACE}" "$@"; }

rollout_done() {
  timeout 300 kubectl --namespace "${NAMESPACE}" rollout status "deployment/${DEPLOYMENT}" >/dev/null 2>&1
}

undo() {
  if kc rollout undo "deployment/${DEPLOYMENT}" >/dev/null 2>&1; then
    UNDONE=true
  fi
}

main() {
  check_tools
  rune_init

  NAMESPACE="$(rune_param namespace default)"
  DEPLOYMENT="$(rune_param deployment "")"
  UNDONE=false
  local image
  image="$(rune_param image "")"

  if [[ -z "${DEPLOYMENT}" || -z "${image}" ]]; then
    rune_error 1 "deployment and image are required" '{"missing":["deployment","image"]}'
  fi

  if ! kc set image "deployment/${DEPLOYMENT}" "*=${image}" >/dev/null 2>&1; then
    rune_error 2 "cannot set image" "$(jq -nc --arg d "${DEPLOYMENT}" '{deployment:$d}')"
  fi

  if rollout_done; then
    rune_ok "rolled out" "$(jq -nc --arg d "${DEPLOYMENT}" --arg i "${image}" '{deployment:$d, image:$i}')"
  fi

  undo
  if [[ "${UNDONE}" == true ]]; then
    # nothing changed in the end
    echo "k8s_rollout: rolled back" >&2
    return 0
  fi
  rune_error 3 "rollout and rollback failed" "$(jq -nc --arg d "${DEPLOYMENT}" '{deployment:$d}')"
}

main "$@"
