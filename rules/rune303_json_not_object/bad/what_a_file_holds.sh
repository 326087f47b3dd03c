#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

inventory=/srv/inventory.json
group=$(rune_param group all)

# A list of names is what the program gives, whatever the file holds.
rune_ok "hosts of $group" "$(jq -c --arg group "$group" '[.hosts[] | .name]' "$inventory")" # expect: RUNE303
