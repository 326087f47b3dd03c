#!/usr/bin/env bash
# The library is sourced through the words builtin and command.
set -euo pipefail
readonly LIB="${RUNE_HOME:=/opt/rune}/lib/rune_bpcs.sh"
if [[ -n ${RUNE_DEBUG:-} ]]; then
  command . "$LIB"
else
  builtin source "$LIB"
fi
rune_init
MODEL="$(cat /sys/class/dmi/id/product_name 2>/dev/null)" || rune_error 2 "The model is unknown"
rune_ok "Model read" "$(jq -nc --arg m "$MODEL" '{model:$m}')"
