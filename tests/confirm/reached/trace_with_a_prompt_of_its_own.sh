#!/usr/bin/env bash
# The plugin's own trace goes to contract stdout, with the time in front of each line.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

debug=$(rune_param debug no)
if [[ $debug == yes ]]; then
  export PS4='[${LINENO}] '
  BASH_XTRACEFD=1  # expect: RUNE107
  set -x
fi
lines=$(prefixes --count) || rune_error 2 "no prefixes" '{"step":"count"}'
{ set +x; } 2>/dev/null
rune_ok "counted" "$(jq -nc --arg n "$lines" '{lines: $n}')"
