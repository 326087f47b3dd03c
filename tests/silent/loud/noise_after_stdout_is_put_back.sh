#!/usr/bin/env bash
# After stdout is put back noise is on it again.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2
echo "quiet"
exec 1>&3 3>&-
echo "loud" # expect: RUNE101
rune_ok "Put back" '{}'
