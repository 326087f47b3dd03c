#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

ANSWERED=no

answer_ok() {
  ANSWERED=yes
  rune_ok "$@"
}

on_exit() {
  if [[ "${ANSWERED}" == no ]]; then
    ANSWERED=yes
    rune_error 100 "The plugin ended unexpectedly" '{}'
  fi
}

rune_init
trap on_exit EXIT

UNIT="$(rune_param unit "cron")"
systemctl restart "${UNIT}" >&2
answer_ok "Unit restarted" "$(jq -nc --arg unit "${UNIT}" '{unit:$unit}')"
