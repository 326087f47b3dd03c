#!/usr/bin/env bash
# A helper changes options only for itself and gives its result by a nameref.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
collect() {
  local -n result=$1
  local -
  set +e
  grep -l 'rune' /etc/cron.d/* >/dev/null 2>&1
  result=$?
}
status=0
collect status
[[ "$status" -le 1 ]] || rune_error 2 "the cron folder could not be read"
rune_ok_kv "searched" "found=$((1 - status))"
