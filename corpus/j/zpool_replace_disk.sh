#!/usr/bin/env bash
#
# zpool_replace_disk.sh - replaces a failed vdev member and follows the resilver
#
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly LOGFILE="/var/log/zpool_replace.log"

require_root() {
  if [[ "$(id -u)" -ne 0 ]]; then
    rune_error 4 "Must run as root" '{"required":"uid 0"}'
  fi
}

require_root
rune_init

POOL="$(rune_param pool "")"
OLD="$(rune_param old "")"
NEW="$(rune_param new "")"

for name in POOL OLD NEW; do
  if [[ -z "${!name}" ]]; then
    rune_error 1 "Missing required parameter: ${name,,}" "$(jq -nc --arg p "${name,,}" '{missing:[$p]}')"
  fi
done

if ! zpool list -H -o name "${POOL}" >/dev/null 2>&1; then
  rune_error 2 "No such pool" "$(jq -nc --arg pool "${POOL}" '{pool:$pool}')"
fi

{
  echo "=== $(date) replacing ${OLD} by ${NEW} in ${POOL}"
  zpool offline "${POOL}" "${OLD}" || echo "offline failed, going on"
  if ! zpool replace -f "${POOL}" "${OLD}" "${NEW}"; then
    zpool status "${POOL}" || true
    rune_error 3 "zpool replace failed" "$(jq -nc --arg o "${OLD}" --arg n "${NEW}" '{old:$o, new:$n}')"
  fi
} >>"${LOGFILE}" 2>&1

resilver_progress() {
  zpool status "${POOL}" 2>/dev/null | grep -o '[0-9.]*% done' | tail -n 1
}

PROGRESS="$(resilver_progress)"
rune_ok "Replacement started" "$(jq -nc --arg s "${PROGRESS}" --arg pool "${POOL}" '{pool:$pool, progress:$s}')"
