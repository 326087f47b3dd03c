#!/usr/bin/env bash
# A function that prints in one branch only is reported where it prints.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

say() { echo "$1" >&2; }
if [[ -n "${VERBOSE:-}" ]]; then
  say() { echo "$1"; } # expect: RUNE101
fi

rune_init
say "hello"
rune_ok "Said" '{}'
