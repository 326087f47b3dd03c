#!/usr/bin/env bash
# The status is asked for after a negation, where it is always zero.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
if ! mount -a -t nfs; then
  rune_error "$?" "some NFS mounts failed" # expect: RUNE404
fi
rune_ok "all NFS mounts are there" '{}'
