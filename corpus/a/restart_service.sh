#!/usr/bin/env bash
# Restart a systemd unit and wait until it reports active.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
TIMEOUT="$(rune_param timeout "30")"

if [[ -z "${SERVICE}" ]]; then
  rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'
fi
if [[ ! "${TIMEOUT}" =~ ^[0-9]{1,4}$ ]]; then
  rune_error 1 "timeout must be a number" '{"invalid":["timeout"]}'
fi

unit_state() {
  systemctl show -p ActiveState --value "$1" 2>/dev/null || echo unknown
}

BEFORE=$(unit_state "${SERVICE}")
echo "state before: ${BEFORE}" >&2

if ! systemctl restart "${SERVICE}" >&2; then
  DETAILS="$(jq -nc --arg svc "${SERVICE}" --arg before "${BEFORE}" '{service:$svc, before:$before, restarted:false}')"
  rune_error 3 "Failed to restart service" "${DETAILS}"
fi

waited=0
until systemctl is-active --quiet "${SERVICE}"; do
  if [ "${waited}" -ge "${TIMEOUT}" ]; then
    rune_error 3 "Service did not become active" "$(jq -nc --arg svc "${SERVICE}" --arg s "$(unit_state "${SERVICE}")" '{service:$svc, state:$s}')"
  fi
  sleep 1
  waited=$((waited + 1))
done

rune_ok "Service restarted" "$(jq -nc --arg svc "${SERVICE}" --arg before "${BEFORE}" --argjson w "${waited}" \
  '{service:$svc, before:$before, waited_seconds:$w, restarted:true}')"
exit 0
