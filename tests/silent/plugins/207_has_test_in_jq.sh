#!/usr/bin/env bash
# The default of true is applied by jq only where the field is missing.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
VERIFY="$(rune_all_params | jq -r 'if has("verify") then .verify else true end')" || rune_error 1 "Bad parameters"
FILE="$(rune_param file "/srv/iso/latest.iso")"
if [[ $VERIFY == true ]]; then
  (cd "${FILE%/*}" && sha256sum --status -c "${FILE##*/}.sha256") 2>/dev/null || rune_error 3 "Checksum differs"
fi
rune_ok "Image accepted" "$(jq -nc --arg f "$FILE" '{file:$f}')"
