#!/usr/bin/env bash
# Age and phase of the last backup of a Velero schedule
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/kube.sh"
rune_init
trap 'rune_error 100 "A command failed" "{}"' ERR

: "${KUBECONFIG:?is not set}"

schedule=$(rune_param schedule "")
max_hours=$(rune_param max_hours 26)
[[ $schedule =~ ^[a-z0-9-]+$ ]] || rune_error 1 "schedule is required" '{"missing":["schedule"]}'
[[ $max_hours =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_hours is 1..9999" '{"field":"max_hours"}'

last=$(k -n velero get backups.velero.io -l "velero.io/schedule-name=$schedule" -o json 2>/dev/null |
  jq -c '[.items[] | {name: .metadata.name, phase: .status.phase, started: .status.startTimestamp}] | sort_by(.started) | last') ||
  rune_error 2 "The API server does not answer" '{}'
[[ $last != null ]] || rune_error 2 "The schedule has no backups" "$(jq -nc --arg s "$schedule" '{schedule: $s}')"

phase=$(jq -r '.phase // "New"' <<<"$last")
age=$(jq -r 'if .started then (now - (.started | fromdate)) / 3600 | floor else -1 end' <<<"$last")

if [[ $phase == Completed ]] && ((age <= max_hours)); then
  rune_ok "Backup is fresh" "$(jq -c --argjson a "$age" '. + {age_hours: $a}' <<<"$last")"
elif [[ $phase == Completed ]]; then
  rune_error 3 "Backup is too old" "$(jq -c --argjson a "$age" '. + {age_hours: $a}' <<<"$last")"
elif [[ $phase == *Failed* ]]; then
  rune_error 3 "Backup failed" "$last"
fi
