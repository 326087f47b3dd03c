#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

MODE="$(rune_param mode "")"
NODE="$(rune_ctx node)"
TAGS="$(rune_param_json tags '[]')"
LIMITS="$(rune_param_json limits)"
: "$(rune_meta message_id "")" "$(rune_obs span_id none)" "${NODE}"

case "${MODE}" in
  kv) rune_ok_kv "Done" "mode=${MODE}" "note=a=b" ;;
  bare) rune_ok "Done" ;;
  empty) rune_ok "" "" ;;
  failed) rune_error 3 "Nothing was done" ;;
  failed-kv) rune_error_kv 3 "Nothing was done" ;;
  recorded) rune_err 2 ;;
  *) rune_out "length=${#TAGS}" ;;
esac
rune_out limits_length "${#LIMITS}"
rune_out "empty="
rune_finish
