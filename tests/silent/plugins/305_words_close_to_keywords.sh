#!/usr/bin/env bash
# Names that only look like keywords or that are mere functions of jq are good keys.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
up=$(cut -d. -f1 /proc/uptime)
rune_out "ended=no"
rune_out "not=reachable"
rune_out "If=eth0"
rune_out limit "$up"
rune_out "env=production"
rune_finish "Uptime read"
