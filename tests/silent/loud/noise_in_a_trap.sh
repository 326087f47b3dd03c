#!/usr/bin/env bash
# What an ERR trap prints before it emits is on stdout.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

on_error() {
  echo "something failed" # expect: RUNE101
  rune_error 100 "Failed" '{}'
}
trap on_error ERR

rune_init
systemctl restart cron >&2
rune_ok "Restarted" '{}'
