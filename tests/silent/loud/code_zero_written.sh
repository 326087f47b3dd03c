#!/usr/bin/env bash
# Zero is no code of an error, however it is written.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
readonly E_OK=0
STATE="$(rune_param state "")"
case "${STATE}" in
  down) rune_error 0 "Host is down" ;; # expect: RUNE404
  gone) rune_error "${E_OK}" "Host is gone" '{}' ;; # expect: RUNE404
  lost) rune_error_kv 00 "Host is lost" "state=${STATE}" ;; # expect: RUNE404
esac
rune_ok "Up" '{}'
