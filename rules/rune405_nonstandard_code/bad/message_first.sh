#!/usr/bin/env bash
# Mounts a share. The message stands where the code belongs, so that nothing is emitted.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SHARE="$(rune_param share "")"
TARGET="$(rune_param target "/mnt/share")"
if [[ -z "${SHARE}" ]]; then
  rune_error "Missing required parameter: share" 1 # expect: RUNE405
fi
mkdir -p "${TARGET}"
if ! mount -t nfs "${SHARE}" "${TARGET}" >&2; then
  rune_err RESOURCE "mount failed" # expect: RUNE405
fi
rune_out "share=${SHARE}"
rune_finish "Mounted"
