#!/usr/bin/env bash
# arp_conflicts: is somebody else using our address?
set -euo pipefail

declare -A REQUEST=()

load_request() {
  local raw
  raw=$(cat)
  REQUEST[meta]=$(jq -c '.message_metadata // {}' <<<"$raw") || return 1
  REQUEST[obs]=$(jq -c '.observability // {}' <<<"$raw") || return 1
  REQUEST[iface]=$(jq -r '.payload.input_parameters.iface // "eth0"' <<<"$raw") || return 1
}

respond() { # respond RESULT_JSON ERROR_JSON STATUS
  jq -nc --argjson m "${REQUEST[meta]}" --argjson o "${REQUEST[obs]}" --argjson p "$1" --argjson e "$2" \
    '{message_metadata:$m, payload:$p, observability:$o, error:$e}'
  exit "$3"
}

main() {
  if ! load_request; then
    exit 1
  fi

  local iface=${REQUEST[iface]} addr
  addr=$(ip -4 -o addr show dev "$iface" 2>/dev/null | awk '{ sub(/\/.*/, "", $4); print $4; exit }') || addr=""
  if [[ -z $addr ]]; then
    respond null '{"code":2,"message":"interface has no address","details":{}}' 2
  fi

  # gratuitous probe; 1 means that somebody answered
  local rc=0
  { ip link set "$iface" up; arping -q -D -c 3 -I "$iface" "$addr" >/dev/null; } 2>&1 || rc=$?

  if (( rc == 1 )); then
    respond null '{"code":3,"message":"address is used twice","details":{}}' 3
  fi
  respond "$(jq -nc --arg i "$iface" --arg a "$addr" '{result:"success", output_data:{iface:$i, address:$a, conflict:false}}')" null 0
}

main "$@"
