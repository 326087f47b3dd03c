#!/usr/bin/env bash
# How full is each mount point?
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

WARN="$(rune_param warn 85)"
EXCLUDE="$(rune_param exclude "")"

if [[ ! "${WARN}" =~ ^[0-9]{1,3}$ ]]; then
  rune_error 1 "warn must be a percentage" '["warn"]'
fi

if [[ -z "${EXCLUDE}" ]]; then
  read -r EXCLUDE || EXCLUDE="tmpfs"
fi

TABLE="$(df -P -x "${EXCLUDE}" 2>/dev/null | awk 'NR > 1 {sub(/%/, "", $5); print $6, $5}')" || TABLE=""
if [[ -z "${TABLE}" ]]; then
  rune_error 2 "df gives nothing" '{}'
fi

MOUNTS="$(jq -Rnc '[inputs | split(" ") | {mount:.[0], used:(.[1] | tonumber)}]' <<<"${TABLE}")"
FULL="$(jq "map(select(.used >= ${WARN})) | length" <<<"${MOUNTS}")"
rune_out "warn=${WARN}"
rune_out "full=${FULL}"
rune_out "mounts=${MOUNTS}"

while read -r mount used; do
  if [ "${used}" -ge "${WARN}" ]; then
    echo "${mount} is ${used}% full" >&2
    rune_err 3 "a file system is nearly full"
  fi
done <<<"${TABLE}"

rune_finish "checked"
