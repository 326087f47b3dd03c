#!/usr/bin/env bash
# Resize a VM; deallocates it first when the size is not available on its cluster.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

VM="$(rune_param vm "")"
RG="$(rune_param resource_group "")"
SIZE="$(rune_param size "")"
START="$(rune_param_json start_after true)"
TIMEOUT="$(rune_param timeout "120")"

if [[ "${START}" == true ]]; then
  [[ "${TIMEOUT}" =~ ^[0-9]+$ ]] || rune_error 1 "timeout is in seconds" '{"field":"timeout"}'
fi
for need in VM RG SIZE; do
  [[ -n "${!need}" ]] || rune_error 1 "Missing parameter: ${need,,}" "$(jq -nc --arg p "${need,,}" '{missing:[$p]}')"
done

err_file="$(mktemp)"
trap 'rm -f "${err_file}"' EXIT

az_quiet() {
  az "$@" --only-show-errors --output none 2>"${err_file}" && return 0
  local rc=$?
  sed 's/^/az: /' "${err_file}" >&2
  return "$rc"
}

available="$(az vm list-vm-resize-options -g "${RG}" -n "${VM}" --output json 2>/dev/null)" \
  || rune_error 2 "VM not found" "$(jq -nc --arg v "${VM}" '{vm:$v}')"

if [[ "$(jq "any(.[]; .name == \"${SIZE}\")" <<<"${available}")" != true ]]; then
  az_quiet vm deallocate -g "${RG}" -n "${VM}" || rune_error 3 "deallocate failed" '{"step":"deallocate"}'
fi

if ! az_quiet vm resize -g "${RG}" -n "${VM}" --size "${SIZE}"; then
  rune_error "$?" "resize failed" "$(jq -nc --rawfile e "${err_file}" '{stderr:$e}')"
fi
if [[ "${START}" == true ]]; then
  az_quiet vm start -g "${RG}" -n "${VM}" || rune_error 3 "start failed" '{"step":"start"}'
fi
deadline=$((SECONDS + TIMEOUT))
until az_quiet vm wait -g "${RG}" -n "${VM}" --updated --timeout 10; do
  (( SECONDS < deadline )) || rune_error 3 "not ready in time" "$(jq -nc --arg v "${VM}" '{vm:$v}')"
done
rune_ok "Resized" "$(jq -nc --arg v "${VM}" --arg s "${SIZE}" '{vm:$v, size:$s}')"
