#!/usr/bin/env bash
# Of two substitutions in one word only the status of the last counts.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
label=$(blkid -s LABEL -o value /dev/sdb1 2>/dev/null)-$(date +%Y%m%d)
rune_ok "Label made" "$(jq -nc --arg l "$label" '{label:$l}')"
exit 0
