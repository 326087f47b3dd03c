#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DOMAIN="$(rune_param domain "")"
TARGET="$(rune_param target_host "")"
BANDWIDTH="$(rune_param bandwidth_mib "0")"
LIMIT="$(rune_param timeout "900")"

missing=()
[[ -n "${DOMAIN}" ]] || missing+=(domain)
[[ -n "${TARGET}" ]] || missing+=(target_host)
if (( ${#missing[@]} )); then
  rune_error 1 "Missing required parameters" "$(jq -nc '{missing:$ARGS.positional}' --args "${missing[@]}")"
fi

host_re='^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$'
[[ "${DOMAIN}" =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]] || rune_error 1 "domain has unsupported characters"
[[ "${TARGET}" =~ ${host_re} ]] || rune_error 1 "target_host is not a host name"
[[ "${BANDWIDTH}" =~ ^(0|[1-9][0-9]{0,5})$ ]] || rune_error 1 "bandwidth_mib is not a number"
[[ "${LIMIT}" =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "timeout is not a number"

export LIBVIRT_DEFAULT_URI=qemu:///system LC_ALL=C

if ! STATE="$(virsh domstate "${DOMAIN}" 2>/dev/null)"; then
  rune_error 2 "Domain is not defined on this host" "$(jq -nc --arg d "${DOMAIN}" '{domain:$d}')"
fi
STATE="${STATE//$'\n'/}"
if [[ "${STATE}" != "running" ]]; then
  rune_error 3 "Only a running domain can be migrated" "$(jq -nc --arg s "${STATE}" '{state:$s}')"
fi

URI="qemu+ssh://root@${TARGET}/system"
if ! timeout 30 virsh -c "${URI}" version </dev/null >/dev/null 2>&1; then
  rune_error 2 "Target hypervisor does not answer" "$(jq -nc --arg u "${URI}" '{uri:$u}')"
fi

if ssh -n -o BatchMode=yes -o ConnectTimeout=10 "root@${TARGET}" "virsh domstate '${DOMAIN}'" >/dev/null 2>&1; then
  rune_error 3 "Target already knows a domain of this name" "$(jq -nc --arg t "${TARGET}" '{target:$t}')"
fi

# Domains with local disks need a storage copy
local_disks=0
while read -r type device target source; do
  [[ "${device}" == "disk" ]] || continue
  case "${type}:${source}" in
    file:/var/lib/libvirt/images/*) local_disks=$((local_disks + 1)); echo "${target} is local: ${source}" >&2 ;;
    *) ;;
  esac
done < <(virsh domblklist "${DOMAIN}" --details 2>/dev/null | tail -n +3)

storage_args=()
if (( local_disks > 0 )); then
  storage_args=(--copy-storage-all)
fi
if [[ "${BANDWIDTH}" != 0 ]]; then
  virsh migrate-setspeed "${DOMAIN}" "${BANDWIDTH}" >&2 || echo "speed limit not accepted, continuing" >&2
fi

RC=0
timeout "${LIMIT}" virsh migrate --live --persistent --undefinesource --verbose --abort-on-error \
  "${storage_args[@]}" "${DOMAIN}" "${URI}" </dev/null >&2 || RC=$?

DETAILS="$(jq -nc --arg d "${DOMAIN}" --arg t "${TARGET}" --argjson n "${local_disks}" \
  '{domain:$d, target:$t, local_disks:$n}')"

if (( RC == 124 )); then
  virsh domjobabort "${DOMAIN}" >&2 || true
  rune_error 3 "Migration timed out and was aborted" "${DETAILS}"
elif (( RC != 0 )); then
  rune_error 3 "Migration failed" "${DETAILS}"
fi
rune_ok "Domain migrated" "${DETAILS}"
