#!/usr/bin/env bash
# A function in the background that only writes a line to stderr is over at once.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

note() { printf '%s\n' "$*" >&2; }
note "begun" &
rune_ok "Noted"
