#!/usr/bin/env bash
# A `die` that prints to stderr and exits says nothing to RUNE.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

die() {
  echo "fatal: $*" >&2
  exit 2 # expect: RUNE401
}

rune_init
command -v jq >/dev/null 2>&1 || die "jq is not installed"
cd /srv 2>/dev/null || die "cannot enter /srv"
rune_ok "Entered" '{}'
