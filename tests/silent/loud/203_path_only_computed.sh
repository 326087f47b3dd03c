#!/usr/bin/env bash
# The path of the library is computed and checked, but the sourcing is commented out.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LIB="${SCRIPT_DIR}/rune_bpcs.sh"
[[ -r $LIB ]] || echo "no library at ${LIB}" >&2
# source "$LIB"
rune_init
QUEUE="$(rune_param queue "deferred")"
COUNT="$(find "/var/spool/postfix/${QUEUE}" -type f 2>/dev/null | wc -l)" || rune_error 2 "No such queue"
rune_ok "Counted" "$(jq -nc --arg c "$COUNT" '{messages:($c|tonumber)}')"
# expect-at: 1 RUNE203
