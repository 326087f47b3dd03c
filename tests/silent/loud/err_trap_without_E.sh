#!/usr/bin/env bash
# The ERR trap would answer for every failure, but it is not inherited by functions.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
trap 'rune_error 100 "a step failed"' ERR
stop_old() {
  systemctl stop app-blue.service # expect: RUNE402
  printf 'blue is down\n' >&2
}
stop_old
rune_ok "blue stopped" '{}'
