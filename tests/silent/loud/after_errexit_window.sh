#!/usr/bin/env bash
# After `set -e` a failure ends the plugin again.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
set +e
grep -q ERROR /var/log/syslog
set -e
grep -q WARN /var/log/syslog # expect: RUNE402
rune_ok "Looked" '{}'
