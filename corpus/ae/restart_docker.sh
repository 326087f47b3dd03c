#!/usr/bin/env bash
# -----------------------------------------------------------------------------
# restart_docker
#   Restarts the container runtime after a wedge (INC-4471: dockerd stops
#   answering on its socket while shims are alive) and brings back what ran.
#
#   input_parameters:
#     timeout             seconds to wait for the socket            (default 60)
#     restart_containers  start what was running before             (default on)
#     prune               remove stopped containers older than 24 h (default off)
# -----------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

log() {
  local level="$1"; shift
  printf '%s [%s] %s\n' "$(date -u +%FT%TZ)" "${level}" "$*" >&2
}

wait_for_docker() {
  local limit="$1" waited=0
  until docker info >/dev/null 2>&1; do
    if [[ "${waited}" -ge "${limit}" ]]; then
      return 1
    fi
    sleep 2
    waited=$((waited + 2))
  done
}

TIMEOUT="$(rune_param timeout "60")"
RESTART_CONTAINERS="$(rune_param restart_containers "true")"
PRUNE="$(rune_param prune "false")"

if ! [[ "${TIMEOUT}" =~ ^[1-9][0-9]{0,3}$ ]]; then
  rune_error 1 "timeout must be a number of seconds" "$(jq -nc --arg t "${TIMEOUT}" '{timeout:$t}')"
fi

RUNNING=()
mapfile -t RUNNING < <(timeout 10 docker ps --format '{{.Names}}' 2>/dev/null)
log INFO "running before the restart: ${RUNNING[*]:-none}"

if ! systemctl restart docker.service; then
  rune_error 3 "docker.service did not restart" '{"unit":"docker.service"}'
fi

if ! wait_for_docker "${TIMEOUT}"; then
  rune_error 3 "docker does not answer after the restart" \
    "$(jq -nc --argjson t "${TIMEOUT}" '{waited_seconds:$t}')"
fi

FAILED=()
if [[ "${RESTART_CONTAINERS}" == "true" ]]; then
  for name in "${RUNNING[@]}"; do
    docker start "${name}" >/dev/null || FAILED+=("${name}")
  done
fi

if [[ "${PRUNE}" == "true" ]]; then
  log INFO "pruning stopped containers"
  docker container prune --force --filter "until=24h" || log WARN "prune failed"
fi

DATA="$(jq -nc --argjson n "${#RUNNING[@]}" --argjson f "${#FAILED[@]}" '{containers:$n, failed:$f}')"
if [[ "${#FAILED[@]}" -gt 0 ]]; then
  rune_error 3 "Some containers did not come back" "${DATA}"
fi
rune_ok "Docker restarted" "${DATA}"
