#!/usr/bin/env bash
# The order of redirections leaves stderr on the old stdout.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
restorecon -R /srv/www 2>&1 >/dev/null || rune_error 3 "Cannot relabel" # expect: RUNE107
rune_ok "Relabelled" '{"path":"/srv/www"}'
