#!/usr/bin/env bash
# Recreate a pod from its kube file (game studio, build services)
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ -f "${SCRIPT_DIR}/rune_bpcs.sh" ]]; then
  source "${SCRIPT_DIR}/rune_bpcs.sh"
else
  source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
fi
rune_init

POD="$(rune_param pod "")"
KUBE_DIR=/etc/pods

[[ "${POD}" =~ ^[a-z0-9-]+$ ]] || rune_error 1 "bad pod name" '{"field":"pod"}'
[[ -r "${KUBE_DIR}/${POD}.yml" ]] || rune_error 2 "no kube file" "$(jq -nc --arg p "${POD}" '{pod:$p}')"

# one line with the state of the pod, e.g. "cache Running 3"
describe() {
  printf '%s %s %s\n' "$1" "$2" "${3:-0}"
}

pod_state() {
  podman pod inspect "${POD}" --format '{{.State}}' 2>/dev/null || echo Absent
}

was="$(describe "${POD}" "$(pod_state)" 0)"
if [[ "$(pod_state)" != Absent ]]; then
  podman pod stop -t 20 "${POD}" >/dev/null 2>&1 || true
  if ! podman pod rm -f "${POD}" 2>&1 >/dev/null; then
    rune_error 3 "cannot remove the pod" "$(jq -nc --arg w "${was}" '{was:$w}')"
  fi
fi

if ! podman kube play "${KUBE_DIR}/${POD}.yml" >&2; then
  rune_error 3 "kube play failed" "$(jq -nc --arg w "${was}" '{was:$w}')"
fi
running="$(podman ps --filter "pod=${POD}" --format '{{.Names}}' | grep -vc -- '-infra$')"
describe "${POD}" "$(pod_state)" "${running}"
rune_ok "Pod recreated" "$(jq -nc --arg w "${was}" --argjson n "${running}" '{was:$w, containers:$n}')"
