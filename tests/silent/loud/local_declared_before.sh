#!/usr/bin/env bash
# A plain assignment after a separate local takes the status of the substitution.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
report() {
  local active
  active=$(systemctl is-active smartd) # expect: RUNE402
  rune_ok "Reported" "$(jq -nc --arg a "$active" '{active:$a}')"
}
report
