#!/usr/bin/env bash
# After `exec 3>&1 1>&2` a job that closes descriptor 3 has nothing left of the contract.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 3>&1 1>&2
echo "indexing"
updatedb 3>&- &
{ sleep 1; updatedb; } 3>&- &
rune_ok "Indexing" >&3
