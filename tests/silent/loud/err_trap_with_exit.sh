#!/usr/bin/env bash
# An ERR trap that exits without an emission is reported on its exit.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

on_error() {
  echo "failed" >&2
  exit 2 # expect: RUNE401
}
trap on_error ERR

rune_init
systemctl restart cron >&2
rune_ok "Restarted" '{}'
