#!/usr/bin/env bash
# A let that assigns zero returns a failing status.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
let failed=0 # expect: RUNE402
for unit in sshd cron; do
  systemctl is-active --quiet "$unit" || let failed+=1
done
rune_ok "Checked" "$(jq -nc --argjson n "$failed" '{failed:$n}')"
