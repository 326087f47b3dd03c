#!/usr/bin/env bash
# The number was checked by a closed pattern before it goes into text of sed and arithmetic.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

top=$(rune_param top 10)
[[ $top =~ ^[1-9][0-9]?$ ]] || rune_error 1 "Parameter top must be 1 to 99"
(( top > 50 )) && top=50
names=$(systemd-analyze blame 2>/dev/null | sed -n "1,${top}p" | awk '{print $2}') || rune_error 2 "No boot data"
rune_ok_kv "Slow units listed" "names=${names//$'\n'/ }"
