#!/usr/bin/env bash
# A constant holds a code that is not one of the standard ones.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
readonly E_TIMEOUT=124
timeout 20 consul reload >/dev/null 2>&1 || rune_error "$E_TIMEOUT" "Consul does not answer" # expect: RUNE405
rune_ok "Reloaded" '{}'
