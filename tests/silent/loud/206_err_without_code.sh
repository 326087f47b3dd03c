#!/usr/bin/env bash
# The recorded error has a text but no code.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
HOST="$(rune_param host "ldap.lan")"
rune_out host "$HOST"
if ! ldapsearch -x -LLL -H "ldap://${HOST}" -s base >/dev/null 2>&1 </dev/null; then
  rune_err "The directory does not answer" # expect: RUNE206
fi
rune_finish "Directory checked"
