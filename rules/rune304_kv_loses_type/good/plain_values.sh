#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service sshd)"
RETRIES="$(rune_param_json retries 3)"
ROWS='[{"name":"a"},{"name":"b"}]'
units=(sshd cron)

# Words, numbers and truth values: text is all that they have to be.
rune_out "service=${SERVICE}"
rune_out "restarted=true"
rune_out retries "${RETRIES}"
rune_out "rows=$(jq 'length' <<<"${ROWS}")"
rune_out "first=$(jq -r '.[0].name' <<<"${ROWS}")"
rune_out "units=${#units[@]}"
rune_out "note=[warn] see the log"
rune_finish "Checked"
