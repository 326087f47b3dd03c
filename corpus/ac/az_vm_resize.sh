#!/usr/bin/env bash
# Resize an Azure VM: deallocate, change the size, start again.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

VM="$(rune_param vm "")"
GROUP="$(rune_param resource_group "")"
SIZE="$(rune_param size "")"
SUBSCRIPTION="$(rune_ctx subscription "")"

if [[ -z "${VM}" || -z "${GROUP}" || -z "${SIZE}" ]]; then
  rune_error 1 "vm, resource_group and size are required" '{"required":["vm","resource_group","size"]}'
fi
if [[ ! "${SIZE}" =~ ^Standard_[A-Za-z0-9_-]+$ ]]; then
  rune_error 1 "size does not look like an Azure VM size"
fi
if ! command -v az >/dev/null 2>&1; then
  rune_error 4 "Azure CLI is not installed"
fi

# Trace of the run for the cloud team; there is nothing confidential in this plugin.
if exec {TRACE}>>/var/log/rune-az-resize.trace; then
  BASH_XTRACEFD=${TRACE}
  set -x
fi

AZ_ARGS=(--only-show-errors --output json)
if [[ -n "${SUBSCRIPTION}" ]]; then
  AZ_ARGS+=(--subscription "${SUBSCRIPTION}")
fi

details() {
  jq -nc --arg vm "${VM}" --arg rg "${GROUP}" --arg size "${SIZE}" --arg step "$1" \
    '{vm:$vm, resource_group:$rg, size:$size, step:$step}'
}

if ! az account show "${AZ_ARGS[@]}" >/dev/null 2>&1; then
  rune_error 4 "Not logged in to Azure" "$(details login)"
fi

if ! CURRENT="$(az vm show -g "${GROUP}" -n "${VM}" "${AZ_ARGS[@]}" --query hardwareProfile.vmSize)"; then
  rune_error 2 "VM not found" "$(details show)"
fi
CURRENT="${CURRENT//\"/}"
if [[ "${CURRENT}" == "${SIZE}" ]]; then
  rune_ok "VM already has this size" "$(jq -nc --arg s "${SIZE}" '{size:$s, changed:false}')"
fi

if ! OFFERED="$(az vm list-vm-resize-options -g "${GROUP}" -n "${VM}" "${AZ_ARGS[@]}" --query '[].name')"; then
  rune_error 2 "Resize options could not be read" "$(details options)"
fi
if ! jq -e --arg s "${SIZE}" 'index($s) != null' >/dev/null <<<"${OFFERED}"; then
  rune_error 1 "Size is not offered for this VM" "$(details options)"
fi

az vm deallocate -g "${GROUP}" -n "${VM}" "${AZ_ARGS[@]}" >&2 || rune_error 3 "Deallocation failed" "$(details deallocate)"

STEP_FAILED=""
az vm resize -g "${GROUP}" -n "${VM}" --size "${SIZE}" "${AZ_ARGS[@]}" >&2 || STEP_FAILED=resize

# Whatever happened, the VM is to run again.
STARTED=false
for DELAY in 5 15 45; do
  if az vm start -g "${GROUP}" -n "${VM}" "${AZ_ARGS[@]}" >&2; then
    STARTED=true
    break
  fi
  echo "start failed, next attempt in ${DELAY} s" >&2
  sleep "${DELAY}"
done

if [[ "${STARTED}" != true ]]; then
  rune_error 100 "VM does not start any more" "$(details start)"
elif [[ -n "${STEP_FAILED}" ]]; then
  rune_error 3 "Resize failed, VM runs with its old size" "$(details "${STEP_FAILED}")"
fi
rune_ok "VM resized" "$(jq -nc --arg o "${CURRENT}" --arg s "${SIZE}" '{from:$o, size:$s, changed:true}')"
