#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SERVICE="$(rune_param service "")"
[[ -n "${SERVICE}" ]] || rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'

LISTING='[{"name":"sshd","state":"running"},{"name":"cron","state":"stopped"}]'
STATE="$(jq -r ".[] | select(.name == \"${SERVICE}\") | .state" <<<"${LISTING}")" # expect: RUNE302
if [[ -z "${STATE}" ]]; then
  rune_error 2 "No such service"
fi
rune_ok_kv "State read" "state=${STATE}"
