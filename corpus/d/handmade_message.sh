#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# The whole message is built here, the lines read from a file.
PATTERN=$(rune_param pattern "error")
LOGFILE=$(rune_param logfile "/var/log/syslog")
[[ -r $LOGFILE ]] || rune_error 2 "Cannot read log" "$(jq -nc --arg l "$LOGFILE" '{logfile:$l}')"

HITS=$(mktemp)
trap 'rm -f -- "$HITS"' EXIT

grep -F -- "$PATTERN" "$LOGFILE" >"$HITS" || [[ $? -eq 1 ]] || rune_error 2 "grep failed" '{}'

if [[ ! -s $HITS ]]; then
  rune_ok "no match" '{"lines":[]}'
fi

MSG=$(jq -nc \
  --rawfile hits "$HITS" \
  --argjson mm "$RUNE_MESSAGE_METADATA" \
  --argjson obs "$RUNE_OBSERVABILITY" \
  '{message_metadata:$mm, payload:{result:"success", output_data:{lines:($hits|split("\n")[:-1])}}, observability:$obs, error:null}')
rune_emit "$MSG"
