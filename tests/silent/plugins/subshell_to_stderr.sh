#!/usr/bin/env bash
# A subshell with its output sent to stderr is silent.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
(
  umask 077
  echo "in $(pwd)"
  pwd
) >&2
rune_ok "Shown" '{}'
