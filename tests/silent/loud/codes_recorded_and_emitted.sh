#!/usr/bin/env bash
# A code of one's own in `rune_err`, in a whole message and beside one.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
FAILED="$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" '{message_metadata: $mm, payload: null, observability: $obs, error: {code: 44, message: "down", details: {}}}')"
case "$(rune_param mode "")" in
  a) rune_emit "${FAILED}" ;; # expect: RUNE405
  b) rune_emit "${FAILED}" 44 ;; # expect: RUNE405
  c) rune_err 9 "Disk is full" ;; # expect: RUNE405
  d) rune_err failed 2 ;; # expect: RUNE405
esac
rune_finish "Done"
