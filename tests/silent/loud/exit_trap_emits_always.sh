#!/usr/bin/env bash
# An EXIT trap that always emits prints a second message.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

on_exit() {
  rune_error 100 "The plugin ended" '{}' # expect: RUNE108
}
trap on_exit EXIT

rune_init
rune_ok "Done" '{}'
