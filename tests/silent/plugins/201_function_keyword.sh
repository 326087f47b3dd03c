#!/usr/bin/env bash
# The initialising function is written with the function keyword and a subtle name.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
function plugin::start {
  rune_init
  readonly SERIAL="$(rune_param serial "")"
}
plugin::start
[[ -n $SERIAL ]] || rune_error 1 "Missing serial" '{"missing":["serial"]}'
STATE="$(udevadm info --query=property --name="/dev/disk/by-id/${SERIAL}" 2>&1)" || rune_error 2 "No such disk"
rune_ok "Disk found" "$(jq -nc --arg s "$STATE" '{properties:$s}')"
