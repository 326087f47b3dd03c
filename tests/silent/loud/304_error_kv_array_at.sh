#!/usr/bin/env bash
# A failing check reports all bad names of an array in one value.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
bad=()
for svc in chronyd crond rsyslog; do
  systemctl is-active --quiet "$svc" || bad+=("$svc")
done
if (( ${#bad[@]} )); then
  rune_error_kv 3 "Services are down" "services=${bad[*]}" # expect: RUNE304
fi
rune_ok_kv "All services run" "checked=3"
