#!/usr/bin/env bash
# `2>&1 >file` leaves stderr on the old stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
LOG="$(mktemp)"
cp /etc/hosts /tmp/hosts.copy 2>&1 >"${LOG}" || true # expect: RUNE107
rune_ok "Copied" '{}'
