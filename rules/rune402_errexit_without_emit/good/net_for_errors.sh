#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

restart_all() {
  systemctl daemon-reload >&2
  systemctl restart "$1" >&2
}

main() {
  local unit
  unit="$(rune_param unit "cron")"
  restart_all "$unit"
  rune_ok "Unit restarted" "$(jq -nc --arg unit "$unit" '{unit:$unit}')"
}

rune_init
trap 'rune_error 100 "Unexpected failure" "{}"' ERR
main "$@"
