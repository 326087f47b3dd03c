#!/usr/bin/env bash
# Between set +e and set -e a command may fail because its status is looked at.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
set +e
pvs --noheadings -o pv_name > /run/pvs.txt 2>/dev/null
rc=$?
set -e
if [[ $rc -ne 0 ]]; then
  rune_error 2 "Cannot list physical volumes" '{}'
fi
rune_ok "Volumes listed" '{"file":"/run/pvs.txt"}'
