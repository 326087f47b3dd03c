#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"

( rune_init )

FLAG="$(rune_param flag "")"
STATE="$(rune_param state "off")"
CONSUL="${CONSUL_HTTP_ADDR:-http://127.0.0.1:8500}"

case "$STATE" in
  on|off) ;;
  *) rune_error 1 "state must be on or off" '{"field":"state"}' ;;
esac

put() {
  local key=$1 value=$2 delay=1 n
  for n in 1 2 3; do
    if curl -fsS -o /dev/null -X PUT --data-raw "$value" "${CONSUL}/v1/kv/${key}"; then
      return 0
    fi
    sleep "$delay"
    delay=$((delay * 2))
  done
  return 1
}

put "features/${FLAG}" "$STATE" || rune_error 2 "consul does not take the flag"
curl -fsS "${CONSUL}/v1/kv/features/${FLAG}?raw" || true

if [[ "$STATE" == "on" ]]; then
  rune_ok "flag is on" "$(jq -nc --arg f "$FLAG" '{flag:$f, on:true}')"
fi
rune_ok "flag is off" "$(jq -nc --arg f "$FLAG" '{flag:$f, on:false}')"
