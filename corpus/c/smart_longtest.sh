#!/usr/bin/env bash
# start a long self-test on a disk
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

log() {
  local level=$1
  shift
  printf '%s %s: %s\n' "$(date +%T)" "$level" "$*"
}

disk="$(rune_param disk "")"
if [[ -z "$disk" ]]; then
  rune_error 1 "disk is required" '{"missing":["disk"]}'
fi
if [[ ! -b "$disk" ]]; then
  log ERROR "$disk is no block device" >&2
  rune_error 2 "not a block device" "$(jq -nc --arg d "$disk" '{disk:$d}')"
fi

if smartctl -a "$disk" 2>/dev/null | grep -q 'in progress'; then
  log INFO "a test runs already"
  exit 0
fi

log INFO "starting"
smartctl -t long "$disk"

minutes="$(smartctl -c "$disk" 2>/dev/null | awk '/Extended self-test/ { f = 1 } f && /recommended/ { gsub(/[^0-9]/, ""); print; exit }' || true)"
rune_ok_kv "Self-test started" "disk=$disk" "minutes=${minutes:-unknown}"
