#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

before_restart() {
  # nothing to do yet
}

main() {
  rune_init
  local svc
  svc=$(rune_param service "")
  [[ -n $svc ]] || rune_error 1 "Missing service" '{"missing":["service"]}'
  before_restart
  systemctl restart "$svc" >&2 || rune_error 3 "Restart failed" '{}'
  rune_ok "restarted" "$(jq -nc --arg s "$svc" '{service:$s}')"
}

main "$@"
