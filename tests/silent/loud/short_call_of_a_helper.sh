#!/usr/bin/env bash
# A helper that hands on what it is given, called with too little.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

die() { rune_error "$@"; } # expect: RUNE206
systemctl restart cron >&2 || die 3
rune_ok "Restarted"
