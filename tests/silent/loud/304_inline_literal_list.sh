#!/usr/bin/env bash
# A constant list in a helper becomes a string.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
sysctl -qw net.ipv4.ip_forward=1 || rune_error 2 "Forwarding was not enabled"
rune_ok_kv "Forwarding enabled" 'families=["ipv4"]' "persistent=no" # expect: RUNE304
