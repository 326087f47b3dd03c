#!/usr/bin/env bash
# All but the digits are removed before the value is used in arithmetic.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
minutes=$(rune_param minutes "15")
minutes=${minutes//[!0-9]/}
minutes=$((10#${minutes:-15}))
(( minutes <= 120 )) || minutes=120
shutdown -r "+$minutes" >&2 || rune_error 3 "Cannot schedule"
rune_ok "Scheduled" "$(jq -nc --argjson m "$minutes" '{minutes:$m}')"
