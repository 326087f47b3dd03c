#!/usr/bin/env bash
# Without errtrace the ERR trap does not run for a command that fails inside a function.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "Unexpected failure"' ERR
stop_queue() {
  systemctl stop rabbitmq-server >&2 # expect: RUNE402
  sleep 2
}
stop_queue
rune_ok "Queue stopped" '{}'
