#!/usr/bin/env bash
# The last command of an `&&` list ends the plugin when it fails.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
[[ -d /srv/a ]] && systemctl restart cron >&2 # expect: RUNE402
rune_ok "Restarted" '{}'
