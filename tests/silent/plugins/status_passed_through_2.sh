#!/usr/bin/env bash
# The status of the failed command is passed on in an or list and in an else branch.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
chronyc -a makestep >&2 || rune_error $? "Cannot step the clock"
if hwclock --systohc; then
  rune_ok "Clock set" '{}'
else
  rc=$?
  rune_error "$rc" "Cannot set the hardware clock" '{}'
fi
