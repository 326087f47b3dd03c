#!/usr/bin/env bash
# Without a code the emitter takes it from the document.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
[[ -d /etc/letsencrypt/live ]] && have=yes || have=no
doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg have "$have" '
  {message_metadata: $mm, observability: $obs} + if $have == "yes"
  then {payload: {result: "success", output_data: {live: true}}, error: null}
  else {payload: null, error: {code: 2, message: "No certificates", details: {}}} end')
rune_emit "$doc"
