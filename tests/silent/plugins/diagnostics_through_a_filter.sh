#!/usr/bin/env bash
# A process substitution that filters diagnostics ends when the plugin does.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

exec 2> >(logger -t plugin)
echo "begun" >&2
exec 4> >(cat >>/var/tmp/plugin.log)
echo "begun" >&4
rune_ok "Logged"
