#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# Plugin:      extend-volume
# Purpose:     Grows the logical volume under a mount point when it runs full.
# Parameters:  mount_point   (string, required)
#              add_gb        (number, optional)  default 5
#              threshold     (number, optional)  act from this percentage, default 85
#              dry_run       (bool, optional)
# Exit codes:  0 grown or not needed, 1 bad parameters, 2 no such mount or volume,
#              3 no space left in the group, or the growth failed, 4 tools missing
# ------------------------------------------------------------------------------
set -euo pipefail

PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly PLUGIN_DIR
# shellcheck source=/dev/null
source "${PLUGIN_DIR}/rune_bpcs.sh"

log_info() {
  printf '%s INFO  %s\n' "$(date -u +%FT%TZ)" "$*" >&2
}

# Prints the use of a mount point in percent, or nothing.
usage_of() {
  df --output=pcent "$1" 2>/dev/null | awk 'NR == 2 { gsub(/[ %]/, ""); print }' || true
}

rune_init

MOUNT_POINT="$(rune_param mount_point "")"
ADD_GB="$(rune_param add_gb "5")"
THRESHOLD="$(rune_param threshold "85")"
DRY_RUN="$(rune_param dry_run "false")"

if [[ "${MOUNT_POINT}" != /* ]]; then
  rune_error 1 "mount_point must be an absolute path" '{"missing":["mount_point"]}'
fi
if [[ ! "${ADD_GB}" =~ ^[1-9][0-9]{0,3}$ || ! "${THRESHOLD}" =~ ^[1-9][0-9]?$ ]]; then
  rune_error 1 "add_gb and threshold must be positive numbers" '{"parameters":["add_gb","threshold"]}'
fi
for TOOL in findmnt lvs vgs lvextend; do
  if ! command -v "${TOOL}" >/dev/null; then
    rune_error_kv 4 "A tool is missing" "tool=${TOOL}"
  fi
done

if ! SOURCE_DEV="$(findmnt --noheadings --output SOURCE --mountpoint "${MOUNT_POINT}" 2>/dev/null)"; then
  rune_error_kv 2 "Nothing is mounted there" "mount_point=${MOUNT_POINT}"
fi

USED="$(usage_of "${MOUNT_POINT}")"
if [[ ! "${USED}" =~ ^(0|[1-9][0-9]?|100)$ ]]; then
  rune_error_kv 2 "df gave no usage for the mount point" "mount_point=${MOUNT_POINT}" "device=${SOURCE_DEV}"
fi
if (( USED < THRESHOLD )); then
  rune_ok_kv "There is room enough" "mount_point=${MOUNT_POINT}" "used_percent=${USED}" "threshold=${THRESHOLD}" "extended=false"
fi

if ! LV_LINE="$(lvs --noheadings --separator '|' --options vg_name,lv_name "${SOURCE_DEV}" 2>/dev/null)"; then
  rune_error_kv 2 "The device is no logical volume" "mount_point=${MOUNT_POINT}" "device=${SOURCE_DEV}"
fi
IFS='|' read -r VG LV <<<"${LV_LINE//[[:space:]]/}"

FREE_MB="$(vgs --noheadings --nosuffix --units m --options vg_free "${VG}" 2>/dev/null | awk '{ sub(/^</, ""); printf "%d", $1 }' || true)"
if [[ ! "${FREE_MB}" =~ ^(0|[1-9][0-9]{0,9})$ ]]; then
  rune_error_kv 3 "The free space of the group is unknown" "volume_group=${VG}"
fi
NEEDED_MB=$(( ADD_GB * 1024 ))
if (( FREE_MB < NEEDED_MB )); then
  rune_error_kv 3 "The volume group has too little free space" "volume_group=${VG}" "free_mb=${FREE_MB}" "needed_mb=${NEEDED_MB}"
fi

if [[ "${DRY_RUN}" == "true" ]]; then
  rune_ok_kv "The volume would be extended" "volume=${VG}/${LV}" "used_percent=${USED}" "add_gb=${ADD_GB}" "extended=false"
fi

log_info "extending ${VG}/${LV} by ${ADD_GB} GB"
if ! lvextend --yes --resizefs --size "+${ADD_GB}G" "/dev/${VG}/${LV}" >&2; then
  rune_error_kv 3 "lvextend failed" "volume=${VG}/${LV}" "add_gb=${ADD_GB}"
fi

AFTER="$(usage_of "${MOUNT_POINT}")"
log_info "usage went from ${USED} to ${AFTER:-unknown} percent"
rune_out "volume=${VG}/${LV}"
rune_out "used_percent_before=${USED}"
rune_out "used_percent_after=${AFTER:-unknown}"
rune_out "extended=true"
if [[ "${AFTER}" == "${USED}" ]]; then
  rune_err 3 "The volume grew, but the file system did not"
fi
rune_finish "Volume extended"
