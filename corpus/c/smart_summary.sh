#!/usr/bin/env bash
#
# SMART state of every disk.  smartctl's status is a bit mask, so that a
# non-zero status is quite normal.
#
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

if [ "$(id -u)" -ne 0 ]; then
  rune_error 4 "must run as root" '{"uid":"not root"}'
fi

disks=$(smartctl --scan-open 2>/dev/null | awk '$1 !~ /^#/ { print $1 }') || true
if [ -z "$disks" ]; then
  rune_error 2 "no disk answers to smartctl" '{"disks":[]}'
fi

failing=0
lines=""
set +e
for d in $disks; do
  text=$(smartctl -H -A "$d" 2>/dev/null)
  mask=$?
  if [ $((mask & 8)) -ne 0 ]; then
    ((failing++))
  fi
  realloc=$(echo "$text" | awk '$2 == "Reallocated_Sector_Ct" { print $10 }')
  temp=$(echo "$text" | grep -E 'Temperature_Celsius|Airflow' | head -n 1 | awk '{ print $10 }')
  lines+=$(jq -nc --arg d "$d" --argjson m "$mask" --arg r "${realloc:-0}" --arg t "${temp:-}" '{disk:$d, mask:$m, reallocated:$r, temperature:$t}')
  lines+=$'\n'
done
set -e

report=$(jq -sc '.' <<<"$lines")
echo "failing disks: $failing" >&2
if [ "$failing" -gt 0 ]; then
  rune_error 3 "SMART reports failing disks" "$(jq -nc --argjson r "$report" '{disks:$r}')"
fi
rune_ok "No failing disk" "$(jq -nc --argjson r "$report" '{disks:$r}')"
