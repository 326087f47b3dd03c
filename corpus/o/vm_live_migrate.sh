#!/usr/bin/env bash
# =============================================================================
# Plugin   : vm_live_migrate
# Purpose  : Moves a running domain to another hypervisor without downtime
# Owner    : Platform Operations / Virtualisation
# =============================================================================
set -Eeuo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DOMAIN="$(rune_param domain "")"
TARGET="$(rune_param target "")"
TIMEOUT="$(rune_param timeout "600")"
TUNNELLED="$(rune_param tunnelled "true")"
STARTED="$(date +%s)"

log() { printf '[%s] %s\n' "$(date +%T)" "$*" >&2; }

finish() {
  local took=$(( $(date +%s) - STARTED ))
  log "took ${took}s"
  if [[ "$(virsh -c qemu:///system domstate "${DOMAIN}" 2>/dev/null | head -n 1)" == "paused" ]]; then
    virsh -c qemu:///system resume "${DOMAIN}" >/dev/null 2>&1 || true
    rune_error 3 "Domain was left paused and has been resumed" '{"resumed":true}'
  fi
}

[[ "${DOMAIN}" =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "Invalid domain" '{"param":"domain"}'
[[ "${TARGET}" =~ ^hv[0-9]+\.hostco\.example$ ]] || rune_error 1 "Invalid target" '{"param":"target"}'
[[ "${TIMEOUT}" =~ ^[0-9]+$ ]] || rune_error 1 "Invalid timeout" '{"param":"timeout"}'

ssh -n -o BatchMode=yes -o ConnectTimeout=5 "${TARGET}" true 2>/dev/null || rune_error 2 "Target is not reachable" '{"stage":"ssh"}'
trap finish EXIT

declare -a options=(--live --persistent --undefinesource --copy-storage-inc --timeout "${TIMEOUT}" --timeout-suspend)
if [[ "${TUNNELLED}" == "true" ]]; then
  options+=(--p2p --tunnelled)
fi

status=0
virsh -q -c qemu:///system migrate "${options[@]}" "${DOMAIN}" "qemu+ssh://${TARGET}/system" >&2 || status=$?
if (( status != 0 )); then
  ERROR_DOC="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --arg t "${TARGET}" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:3, message:"Migration failed", details:{target:$t}}}')"
  rune_emit "${ERROR_DOC}" 2
fi

rune_ok "Domain migrated" "$(jq -nc --arg d "${DOMAIN}" --arg t "${TARGET}" '{domain:$d, host:$t}')"
