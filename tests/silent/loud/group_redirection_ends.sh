#!/usr/bin/env bash
# A group's redirection ends with the group.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
{
  echo "node"
} >&2
echo "kernel" # expect: RUNE101
uname -a # expect: RUNE102
rune_ok "Shown" '{}'
