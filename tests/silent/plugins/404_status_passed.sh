#!/usr/bin/env bash
# The status is kept before anything can change it and is mapped to a standard code.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
rc=0
mount -a -t nfs || rc=$?
if (( rc >= 32 )); then
  rune_error 2 "NFS mounts failed" "$(jq -nc --arg rc "$rc" '{status: $rc}')"
elif (( rc != 0 )); then
  rune_error 3 "mount had trouble" "$(jq -nc --arg rc "$rc" '{status: $rc}')"
fi
umount -a -t nfs4 -O noauto || rune_error "$?" "umount had trouble"
rune_ok "all NFS mounts are there" '{}'
