#!/usr/bin/env bash
# The accumulator's code does not fit an exit status.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
if ! ipvsadm --save -n >/var/lib/ipvs.rules; then
  rune_err 256 "the table could not be saved" # expect: RUNE405
fi
rune_finish "table saved"
