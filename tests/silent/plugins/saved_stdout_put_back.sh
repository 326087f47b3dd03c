#!/usr/bin/env bash
# A saved stdout that is put back before the emission is as good as none that was changed.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
exec 3>&1 1>&2
echo "noise"
uname -a
exec 1>&3 3>&-
rune_ok "Put back" '{}'
