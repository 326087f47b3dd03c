#!/usr/bin/env bash
# The expansion in the text is a command substitution instead of a variable.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
if ! lvs vg0/data >/dev/null 2>&1; then
  rune_error 2 "Logical volume is missing" '{"volume":"vg0/data"}'
fi
rune_ok "Volume is there" "{\"checked_on\":\"$(hostname -s)\",\"volume\":\"vg0/data\"}" # expect: RUNE301
