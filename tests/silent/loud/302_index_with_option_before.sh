#!/usr/bin/env bash
# A loop counter is pasted into the program behind several options of jq.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
report=/var/log/smart/report.json
[[ -r $report ]] || rune_error 2 "Report is missing" '{"file":"report.json"}'
total=0
for i in 0 1 2 3; do
  hours=$(command jq --raw-output --exit-status ".disks[$i].hours" -- "$report") || continue # expect: RUNE302
  [[ $hours =~ ^[0-9]+$ ]] && total=$((total + hours))
done
rune_ok_kv "Hours summed up" "hours=$total"
