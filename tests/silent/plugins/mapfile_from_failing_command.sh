#!/usr/bin/env bash
# The status of a process substitution is never seen by errexit.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
mapfile -t leases < <(grep -h '^lease' /var/lib/dhcp/dhcpd.leases 2>/dev/null)
rune_ok "Leases read" "$(jq -nc --argjson n "${#leases[@]}" '{leases:$n}')"
exit 0
