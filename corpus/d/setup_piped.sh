#!/usr/bin/env bash
set -uo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

LOG=$(mktemp)

setup() {
  echo "starting $0 at $(date)"
  rune_init
  echo "initialised"
}

disks() {
  local out
  if ! out=$(lsblk -J -b -o NAME,SIZE,TYPE 2>/dev/null); then
    rune_error 2 "lsblk failed" '{}'
  fi
  jq -c '[.blockdevices[] | select(.type == "disk")]' <<<"$out"
}

setup 2>&1 | tee -a "$LOG" >&2

MIN=$(rune_param min_disks "1")
FOUND=$(disks)
N=$(jq 'length' <<<"${FOUND:-[]}" 2>/dev/null)
rm -f -- "$LOG"

if [[ ! $MIN =~ ^[0-9]+$ ]] || (( ${N:-0} < MIN )); then
  rune_error 3 "Too few disks" "$(jq -nc --arg n "${N:-0}" '{disks:$n}')"
fi
rune_ok "disks" "$(jq -nc --argjson d "$FOUND" '{disks:$d}')"
