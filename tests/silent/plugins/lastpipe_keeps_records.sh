#!/usr/bin/env bash
# With `lastpipe` the last element of a pipeline is the main shell, and keeps what it records.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

shopt -s lastpipe
rune_init
printf '%s\n' a b | while read -r NAME; do
  rune_out "last=${NAME}"
done
rune_finish "recorded"
