#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SVC=$(rune_param service "")
REASON=$(rune_param reason "maintenance by rune")
ENABLE=$(rune_param enable yes)

[[ -n $SVC ]] || rune_error 1 "service is required" '{"missing":["service"]}'

if [[ $(rune_param debug no) == yes ]]; then
  BASH_XTRACEFD=1
  set -x
fi

flag=-enable
if [[ $ENABLE == no ]]; then
  flag=-disable
fi

consul maint "$flag" -service="$SVC" -reason="$REASON" >/dev/null || rune_error 2 "consul maint failed" "{\"service\":\"$SVC\"}"

state=$(curl -fsS "http://127.0.0.1:8500/v1/health/checks/$SVC")
n=$(jq 'map(select(.Status != "passing")) | length' <<<"$state" || echo 0)

rune_ok "maintenance mode changed" "$(jq -nc --arg s "$SVC" --argjson n "$n" '{service:$s, not_passing:$n}')"
