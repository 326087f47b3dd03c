#!/usr/bin/env bash
# Which slot of the library holds which barcode.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

changer=$(rune_param changer /dev/sch0)
[[ $changer =~ ^/dev/sch[0-9]+$ ]] || rune_error 1 "Bad changer" '{"param":"changer"}'
refresh=$(rune_param refresh false)

if [[ $refresh == true ]]; then
  timeout 300 mtx -f "$changer" inventory >&2 || rune_error 2 "Inventory failed" '{"step":"inventory"}'
fi
status=$(mtx -f "$changer" status 2>/dev/null) || rune_error 2 "Changer does not answer" '{"step":"status"}'

slots=$(awk '/Storage Element/ && /:Full/ {
    split($3, a, ":"); sub(/.*VolumeTag *= */, ""); print a[1] "\t" $1
  }' <<<"$status" | jq -Rnc '[inputs | split("\t") | {slot:.[0], barcode:.[1]}]')
rune_ok "Inventory" "$slots"
