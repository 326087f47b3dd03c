#!/usr/bin/env bash
# A function that refreshes a lease runs on in the background.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
LEASE=/run/lock/maintenance.lease
refresh() {
  local i
  for i in {1..60}; do
    touch "$LEASE" || return 0
    sleep 5
  done
}
touch "$LEASE" 2>/dev/null || rune_error 2 "Cannot take the lease"
refresh & # expect: RUNE105
rune_ok "Lease taken for five minutes" "$(jq -nc --arg l "$LEASE" '{lease:$l}')"
