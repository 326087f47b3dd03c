#!/usr/bin/env bash
# Codes that no exit status can be.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
case "$(rune_param mode "")" in
  a) rune_error 404 "Not found" ;; # expect: RUNE405
  b) rune_error -1 "Negative" ;; # expect: RUNE405
  c) rune_error 1.5 "A fraction" ;; # expect: RUNE405
  d) rune_error E_FAIL "A name" '{}' ;; # expect: RUNE405
  e) rune_error "Restart failed" 2 ;; # expect: RUNE405
  f) rune_error "Restart of $(rune_param unit "") failed" 3 ;; # expect: RUNE405
  g) rune_error "" "Empty" ;; # expect: RUNE405
  h) rune_error 256 "One too many" ;; # expect: RUNE405
esac
rune_ok "Done" '{}'
