#!/usr/bin/env bash
# A condition that ends a function decides how its EXIT trap ends, under errexit.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
cleanup() {
  rm -f /run/lock/plugin
  [[ ! -e /run/lock/never ]] || echo "still locked" >&2
  [[ -e /run/lock/never ]] && echo "still locked" >&2
}
trap cleanup EXIT # expect: RUNE404
rune_ok "Stopped" '{}'
