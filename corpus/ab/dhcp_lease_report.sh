#!/bin/bash
# ---------------------------------------------------------------
# Report: active DHCP leases (ISC dhcpd), one entry for each host.
# ---------------------------------------------------------------
set -euo pipefail
SCRIPTDIR="$(dirname "$0")"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

LEASEFILE="$(rune_param leasefile /var/lib/dhcp/dhcpd.leases)"
TEMPFILE1="$(mktemp)"
TEMPFILE2="$(mktemp)"
trap 'rm -f "$TEMPFILE1" "$TEMPFILE2"' EXIT

if [ ! -f "$LEASEFILE" ]; then
  rune_error 2 "Lease file not found" "$(jq -nc --arg f "$LEASEFILE" '{file:$f}')"
fi

# Step 1: the interesting lines only
sed -n -e '/^lease /p' -e '/client-hostname/p' "$LEASEFILE" | tr -d '";{' | sed 's/^ *//' > "$TEMPFILE1"

# Step 2: address and name on one line
awk '$1 == "lease" { ip = $2 } $1 == "client-hostname" { print $2 "," ip }' "$TEMPFILE1" | sort -u > "$TEMPFILE2"

# Step 3: count
HOSTCOUNT="$(cut -d',' -f1 | sort -u | wc -l | tr -d ' ')"

# Step 4: output
while IFS=',' read -r HOSTNAME_ONLY ADDRESS; do
  rune_out "$HOSTNAME_ONLY" "$ADDRESS"
done < "$TEMPFILE2"
rune_out "host_count=$HOSTCOUNT"
rune_finish "lease report"
