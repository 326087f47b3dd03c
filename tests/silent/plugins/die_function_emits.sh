#!/usr/bin/env bash
# A `die` of the plugin's own that emits covers each of its calls.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

die() {
  local code="$1"
  shift
  echo "fatal: $*" >&2
  rune_error "${code}" "$*" '{}'
}

require() {
  command -v "$1" >/dev/null 2>&1 || die 2 "$1 is not installed"
}

rune_init
require jq
require systemctl
cd /srv 2>/dev/null || die 2 "cannot enter /srv"
systemctl restart cron >&2 || die 3 "restart failed"
rune_ok "Restarted" '{}'
