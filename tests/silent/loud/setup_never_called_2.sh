#!/usr/bin/env bash
# The function that would call rune_init is defined but its call was lost.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
setup() {
  rune_init
  LC_ALL=C
  export LC_ALL
}
# main part
if ! nft -c -f /etc/nftables.conf >&2; then
  rune_error 3 "the rule set has errors"
fi
rune_ok "the rule set is fine" '{}'
# expect-at: 1 RUNE201
