#!/usr/bin/env bash
#
# Registers a bare metal host with the provisioning server and writes its PXE entry.
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly API="https://foreman.internal/api/v2"
readonly TFTP_ROOT="/srv/tftp/pxelinux.cfg"

log() {
  printf 'pxe-register: %s\n' "$*" >&2
}

normalise_mac() {
  local raw="${1//[-.:]/}"
  raw="${raw,,}"
  printf '%s' "${raw}" | sed 's/../&:/g; s/:$//'
}

post_host() {
  local name="$1" mac="$2" group="$3"
  curl --silent --show-error --fail --netrc-file /etc/rune/foreman.netrc -H 'Content-Type: application/json' -o /dev/null -d @- "${API}/hosts" <<BODY
{
  "host": {
    "name": "${name}",
    "mac": "${mac}",
    "hostgroup_title": "${group}",
    "build": true
  }
}
BODY
}

write_pxe_entry() {
  local mac="$1" kernel="$2" file
  file="${TFTP_ROOT}/01-${mac//:/-}"
  cat >"${file}" <<PXE || return 1
DEFAULT install
LABEL install
  KERNEL ${kernel}/vmlinuz
  APPEND initrd=${kernel}/initrd.img ip=dhcp BOOTIF=01-${mac//:/-}
PXE
  log "wrote ${file}"
}

NAME="$(rune_param name "")"
MAC_RAW="$(rune_param mac "")"
GROUP="$(rune_param hostgroup "base")"
KERNEL="$(rune_param kernel "debian12")"

if [[ ! "${NAME}" =~ ^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)+$ ]]; then
  rune_error 1 "name must be a full host name" '{"field": "name"}'
fi
MAC="$(normalise_mac "${MAC_RAW}")"
if [[ ! "${MAC}" =~ ^([0-9a-f]{2}:){5}[0-9a-f]{2}$ ]]; then
  rune_error 1 "mac is not a hardware address" "$(jq -nc --arg m "${MAC_RAW}" '{mac: $m}')"
fi
[[ "${KERNEL}" =~ ^[a-z0-9._-]+$ ]] || rune_error 1 "kernel is not a directory name" '{"field": "kernel"}'

if ! post_host "${NAME}" "${MAC}" "${GROUP}"; then
  rune_error 2 "provisioning server refused the host" "$(jq -nc --arg n "${NAME}" '{name: $n}')"
fi
if ! write_pxe_entry "${MAC}" "${KERNEL}"; then
  rune_error 3 "PXE entry could not be written" "$(jq -nc --arg m "${MAC}" '{mac: $m}')"
fi
rune_ok_kv "host registered" "name=${NAME}" "mac=${MAC}" "kernel=${KERNEL}"
