#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

wanted=(sshd cron chronyd)
missing=()
for unit in "${wanted[@]}"; do
  systemctl is-active --quiet "${unit}" || missing+=("${unit}")
done
if (( ${#missing[@]} > 0 )); then
  rune_error_kv 3 "Units are not active" "missing=${missing[*]}" # expect: RUNE304
fi
rune_ok_kv "All units are active" "count=${#wanted[@]}" "units=${wanted[*]}" # expect: RUNE304
