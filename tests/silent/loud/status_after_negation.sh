#!/usr/bin/env bash
# After a negated condition the status variable holds zero.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
if ! hwclock --systohc; then
  rune_error $? "Cannot set the hardware clock" '{}' # expect: RUNE404
fi
rune_ok "Clock set" '{}'
