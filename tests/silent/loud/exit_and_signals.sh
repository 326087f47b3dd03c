#!/usr/bin/env bash
# One trap text for EXIT and the signals emits after the plugin has already answered.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "interrupted while moving the address"' EXIT INT TERM # expect: RUNE108
if ! ip address add 10.1.2.3/24 dev eth0; then
  rune_error 2 "the address could not be added"
fi
rune_ok "address added" '{"address":"10.1.2.3/24"}'
