#!/usr/bin/env bash
# With lastpipe the loop at the end of the pipe records in the main shell.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
shopt -s lastpipe
lsmod 2>/dev/null | awk 'NR > 1 {n++} END {print n + 0}' | while read -r n; do
  rune_out "modules=${n}"
done || rune_error 2 "Cannot list the modules"
rune_finish "Modules counted"
