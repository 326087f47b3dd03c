#!/usr/bin/env bash
# The first of several candidates that exists is sourced.
set -euo pipefail
for candidate in "${RUNE_LIB:-}" "${BASH_SOURCE[0]%/*}/rune_bpcs.sh" "${BASH_SOURCE[0]%/*}/lib/rune_bpcs.sh" \
  /opt/rune/lib/rune_bpcs.sh; do
  if [[ -n $candidate && -f $candidate ]]; then
    source "$candidate"
    break
  fi
done
rune_init
TAPE="$(rune_param drive "/dev/nst0")"
STATUS="$(mt -f "$TAPE" status 2>&1)" || rune_error 2 "The drive does not answer"
rune_ok "Drive answers" "$(jq -nc --arg s "$STATUS" '{status:$s}')"
