#!/usr/bin/env bash
# The code is computed, and on every way it is one of the standard ones.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
base=1
if ! ipvsadm --save -n >/var/lib/ipvs.rules; then
  rune_fail "$((base + 1))" "the table could not be saved"
fi
[[ -s /var/lib/ipvs.rules ]] || rune_fail_kv 3 "the table is empty" "file=/var/lib/ipvs.rules"
rune_ok "table saved" '{}'
