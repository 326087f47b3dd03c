#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

ACTION=$(rune_param action "drain")
DEADLINE=$(rune_param deadline "10m")
IGNORE_SYSTEM=$(rune_param ignore_system "false")
export NOMAD_ADDR="${NOMAD_ADDR:-http://127.0.0.1:4646}"

case "$ACTION" in
  drain|undrain) ;;
  *) rune_error 1 "action must be drain or undrain" "$(jq -n --arg action "$ACTION" '{action: $action}')" ;;
esac

if [[ ! "$DEADLINE" =~ ^[1-9][0-9]*(s|m|h)$ ]]; then
  rune_error 1 "deadline must look like 90s, 10m or 1h" "$(jq -n --arg deadline "$DEADLINE" '{deadline: $deadline}')"
fi

if ! command -v nomad >/dev/null 2>&1; then
  rune_error 4 "nomad is not installed on this host"
fi

if ! INFO=$(nomad node status -self -json 2>/dev/null); then
  rune_error 2 "the local nomad agent does not answer" "$(jq -n --arg addr "$NOMAD_ADDR" '{address: $addr}')"
fi

NODE_ID=$(echo "$INFO" | jq -r '.ID // empty' 2>/dev/null || true)
NODE_NAME=$(echo "$INFO" | jq -r '.Name // "unnamed"' 2>/dev/null || true)
DRAINING=$(echo "$INFO" | jq -r '.Drain // false' 2>/dev/null || true)
ELIGIBLE=$(echo "$INFO" | jq -r '.SchedulingEligibility // "unknown"' 2>/dev/null || true)

if [[ -z "$NODE_ID" ]]; then
  rune_error 3 "nomad gave no node id for this host"
fi

running_allocs() {
  local count
  count=$(curl -fsS --max-time 10 "${NOMAD_ADDR}/v1/node/${NODE_ID}/allocations" 2>/dev/null \
    | jq '[.[] | select(.ClientStatus == "running")] | length' 2>/dev/null || true)
  if [[ "$count" =~ ^[0-9]+$ ]]; then
    echo "$count"
  else
    echo "null"
  fi
}

report() {
  jq -n --arg id "$NODE_ID" --arg name "$NODE_NAME" --arg action "$ACTION" --arg was "$ELIGIBLE" \
    --argjson changed "$1" --argjson running "$(running_allocs)" \
    '{node_id: $id, node_name: $name, action: $action, eligibility_before: $was, changed: $changed, running_allocations: $running}'
}

if [[ "$ACTION" == "drain" && "$DRAINING" == "true" ]]; then
  rune_ok "the node is draining already" "$(report false)"
fi
if [[ "$ACTION" == "undrain" && "$DRAINING" != "true" && "$ELIGIBLE" == "eligible" ]]; then
  rune_ok "the node takes work already" "$(report false)"
fi

if [[ "$ACTION" == "drain" ]]; then
  FLAGS=(-enable -yes -detach -deadline "$DEADLINE")
  if [[ "$IGNORE_SYSTEM" == "true" ]]; then
    FLAGS+=(-ignore-system)
  fi
  if ! nomad node drain "${FLAGS[@]}" "$NODE_ID" >&2; then
    rune_error 3 "nomad refused to drain the node" "$(report false)"
  fi
  rune_ok "drain started" "$(report true)"
fi

if ! nomad node drain -disable -yes "$NODE_ID" >&2; then
  rune_error 3 "nomad refused to stop the drain" "$(report false)"
fi
if ! nomad node eligibility -enable "$NODE_ID" >&2; then
  rune_error 3 "the drain ended, but the node stays ineligible" "$(report true)"
fi
rune_ok "the node takes work again" "$(report true)"
