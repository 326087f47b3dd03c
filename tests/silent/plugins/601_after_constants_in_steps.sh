#!/usr/bin/env bash
# The options are set one after another behind comments and constants.

readonly LEASES=/var/lib/dhcp/dhcpd.leases
readonly LIB_DIR=/opt/rune/lib
set -e
set -u
set -o pipefail
source "$LIB_DIR/rune_bpcs.sh"
rune_init
active=$(grep -c 'binding state active' "$LEASES" 2>/dev/null) || active=0
rune_ok_kv "Leases counted" "active=$active"
