#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

units=(sshd cron)
list=$(jq -nc '$ARGS.positional' --args "${units[@]}")
rune_ok "listed" "$(jq -nc --argjson units "$list" '{units: $units}')"
