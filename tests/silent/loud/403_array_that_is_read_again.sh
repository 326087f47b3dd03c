#!/usr/bin/env bash
# What has been asked of an element says nothing about the one that is there when the array has been read again.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
declare -A unit=()
load() {
  local key value
  unit=()
  while IFS='=' read -r key value; do
    unit[$key]=$value
  done < <(systemctl show cron.service 2>/dev/null)
  ((${#unit[@]} > 0))
}
load || rune_error 2 "systemd does not answer"
if [[ ${unit[ActiveState]-} == active ]]; then
  rune_ok "it runs"
fi
systemctl start cron.service >&2 || rune_error 2 "it does not start"
load || rune_error 2 "systemd does not answer"
[[ ${unit[ActiveState]-} == active ]] || rune_error 3 "it has stopped again"
exit 0 # expect: RUNE403
