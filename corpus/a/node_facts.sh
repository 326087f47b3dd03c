#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

WITH_DISKS=$(rune_param with_disks "false")

memory() {
  local total
  total=$(awk '/^MemTotal:/ { print $2 }' /proc/meminfo)
  rune_out "memory_checked=true"
  echo "$total"
}

load() {
  local one
  read -r one _ </proc/loadavg || one=0
  printf '%s' "$one"
}

rune_out "memory_kb=$(memory)"
rune_out "load=$(load)"
rune_out "kernel=$(uname -r)"

if [[ $WITH_DISKS == true ]]; then
  lsblk -dn -o NAME,SIZE || true
fi

uptime_s=$(cut -d. -f1 /proc/uptime) || uptime_s=0
rune_out "uptime_seconds=$uptime_s"
