#!/usr/bin/env bash
# An environment variable of one command and a raw input keep data out of the jq program.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
ZONE="$(rune_param zone "lan")"
COUNT=$(ZONE="$ZONE" jq -r '[.[] | select(.zone == env.ZONE)] | length' /etc/rune/records.json) || rune_error 2 "no records"
TEXT=$(jq -Rn '[inputs] | join(" ")' <<<"$ZONE"$'\n'"$COUNT") || rune_error 100 "jq failed"
rune_ok "counted" "$(jq -nc --arg c "$COUNT" --argjson t "$TEXT" '{records: $c, text: $t}')"
