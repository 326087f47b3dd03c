#!/usr/bin/env bash
# The codes are constants, arithmetic and a mapping onto the standard ones.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
readonly E_DEP=2 E_RULE=3
declare -A code_for=([missing]=2 [refused]=3 [config]=4)
kind=config
command -v consul >/dev/null || rune_error "$E_DEP" "No consul"
consul validate /etc/consul.d >/dev/null 2>&1 || rune_error "${code_for[$kind]}" "Bad configuration"
consul reload >/dev/null 2>&1 || rune_error $((E_RULE)) "Cannot reload"
rune_ok "Reloaded" '{}'
