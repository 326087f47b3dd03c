#!/usr/bin/env bash
# The codes of the contract, however they are written.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
readonly E_CONFIG=4 E_FATAL=100
declare -A CODE=([input]=1 [resource]=2)
STEP="$(rune_param step "")"
case "${STEP}" in
  a) rune_error 1 "Bad input" ;;
  b) rune_error "02" "No resource" ;;
  c) rune_error "${CODE[resource]}" "No resource" '{}' ;;
  d) rune_error $((1 + 2)) "Failed" ;;
  e) rune_error "${E_CONFIG}" "No configuration" ;;
  f) rune_error_kv "${E_FATAL}" "Fatal" "step=${STEP}" ;;
  g) rune_err 100 "Fatal" ;;
esac
rune_finish "Done"
