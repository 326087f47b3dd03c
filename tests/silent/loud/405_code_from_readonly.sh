#!/usr/bin/env bash
# A constant of the plugin's own holds a code that is not a standard one.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

readonly E_UNAVAILABLE=69
if ! snap services lxd >/dev/null 2>&1; then
  rune_error "$E_UNAVAILABLE" "LXD is not installed" '{"snap":"lxd"}' # expect: RUNE405
fi
rune_ok "LXD is installed" '{"snap":"lxd"}'
