#!/usr/bin/env bash
# The content of a secret file goes into the accumulator.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

shared_secret=$(</etc/radius/secret) || rune_error 2 "Secret file is unreadable" # expect: RUNE402
if ! systemctl is-active --quiet radiusd; then rune_error 3 "Server is down"; fi
rune_out server radiusd
rune_out value "$shared_secret" # expect: RUNE501
rune_finish "Server looked at"
