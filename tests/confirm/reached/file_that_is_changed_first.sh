#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

settings() { printf "%s" "${POOL_CONF:-/etc/pool/settings.json}"; }
sized() { jq --argjson n "$1" ".size = \$n" "$(settings)"; }

size=$(rune_param size 4)
[[ $size =~ ^[1-9][0-9]*$ ]] || rune_error 1 "No size" "{}"
new=$(mktemp)
trap 'rm -f "$new"' EXIT
sized "$size" >"$new" 2>/dev/null || rune_error 4 "No settings" "{}"
echo "settings are ready" >&2

cp "$new" "$(settings)" || rune_error 2 "Not written" "{}"
# expect-at: 14 RUNE604
rune_ok "Resized" "{}"
