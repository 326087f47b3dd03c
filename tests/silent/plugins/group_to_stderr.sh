#!/usr/bin/env bash
# What a group with `>&2` prints goes to stderr.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
{
  echo "node"
  uname -a
  df -h || true
} >&2
rune_ok "Shown" '{}'
