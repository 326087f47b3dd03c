#!/usr/bin/env bash
# With errtrace the ERR trap answers for the failure in the function.
set -euo pipefail
set -E
source /opt/rune/lib/rune_bpcs.sh
rune_init
trap 'rune_error 100 "a step failed"' ERR
stop_old() {
  systemctl stop app-blue.service
  printf 'blue is down\n' >&2
}
stop_old
rune_ok "blue stopped" '{}'
