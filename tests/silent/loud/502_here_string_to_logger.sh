#!/usr/bin/env bash
# The system log gets a here-string with the new key in it.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

api_key=$(uuidgen) || rune_error 2 "No identifier"
printf '%s\n' "$api_key" >/etc/app/key || rune_error 2 "Key file is not writable"
logger -t rune -p auth.info <<<"rotated to $api_key" || true # expect: RUNE502
rune_ok "Key rotated" '{"rotated":true}'
