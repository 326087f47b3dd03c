#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init 2>&1 | logger -t consul_member

if [[ $(rune_param debug "false") == true ]]; then
  BASH_XTRACEFD=1
  set -x
fi

type consul || rune_error 2 "consul is not installed" '{"dependency":"consul"}'

MEMBER=$(rune_param member "")
if [[ -z $MEMBER ]]; then
  rune_error 1 "member is required" '{"missing":["member"]}'
fi

status=$(consul members | awk -v m="$MEMBER" '$1 == m { print $3 }')

case "$status" in
  alive) rune_ok "member is alive" "$(jq -nc --arg m "$MEMBER" '{member:$m, status:"alive"}')" ;;
  left | failed) ;;
  *) rune_error 2 "no such member" "$(jq -nc --arg m "$MEMBER" '{member:$m}')" ;;
esac

if consul force-leave -prune "$MEMBER" >&2; then
  rune_ok "member removed" "$(jq -nc --arg m "$MEMBER" --arg s "$status" '{member:$m, status:$s, removed:true}')"
else
  rune_error 3 "force-leave failed" "$(jq -nc --arg m "$MEMBER" --arg s "$status" '{member:$m, status:$s}')"
fi
