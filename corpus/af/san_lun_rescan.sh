#!/usr/bin/env bash
#
# Rescans the fibre channel hosts and waits for one LUN to appear.
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SEEN_FILE="$(mktemp)"

log() {
  printf 'san-lun-rescan: %s\n' "$*" >&2
}

finish_up() {
  rm -f -- "${SEEN_FILE}"
  rune_finish "rescan finished"
}
trap finish_up EXIT

online_hosts() {
  local host
  for host in /sys/class/fc_host/host*; do
    [[ -r "${host}/port_state" ]] || continue
    if [[ "$(<"${host}/port_state")" == "Online" ]]; then
      basename "${host}"
    fi
  done
}

scan_host() {
  local host="$1"
  if { echo "- - -" >"/sys/class/scsi_host/${host}/scan"; } 2>/dev/null; then
    log "scanned ${host}"
    return 0
  fi
  log "scan of ${host} failed"
  return 1
}

lun_is_visible() {
  [[ -e "/dev/disk/by-id/wwn-0x${WWID}" || -e "/dev/disk/by-id/scsi-3${WWID}" ]]
}

WWID="$(rune_param wwid "")"
if [[ ! "${WWID}" =~ ^[0-9a-f]{16,32}$ ]]; then
  rune_error 1 "wwid must be 16 to 32 hex digits" '{"field": "wwid"}'
fi

online_hosts >"${SEEN_FILE}"
HOST_COUNT="$(wc -l <"${SEEN_FILE}")"
if [[ "${HOST_COUNT}" -eq 0 ]]; then
  rune_error_kv 2 "no fibre channel host is online" "wwid=${WWID}"
fi

SCANNED=0
while IFS= read -r fc_host; do
  if scan_host "${fc_host}"; then
    SCANNED=$((SCANNED + 1))
  fi
done <"${SEEN_FILE}"

udevadm settle --timeout=20 || log "udev did not settle"

for _ in 1 2 3 4 5 6; do
  if lun_is_visible; then
    break
  fi
  sleep 5
done

if ! lun_is_visible; then
  rune_error_kv 3 "LUN did not appear" "wwid=${WWID}" "host-count=${HOST_COUNT}"
fi

rune_out "wwid=${WWID}"
rune_out "hosts_scanned=${SCANNED}"
log "LUN ${WWID} is visible"
