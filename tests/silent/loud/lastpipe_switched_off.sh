#!/usr/bin/env bash
# Without `lastpipe` the last element of a pipeline is a subshell again.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

shopt -s lastpipe
rune_init
printf '%s\n' a | while read -r NAME; do
  rune_out "kept=${NAME}"
done
shopt -u lastpipe
printf '%s\n' b | while read -r NAME; do
  rune_out "lost=${NAME}" # expect: RUNE106
done
rune_finish "recorded"
