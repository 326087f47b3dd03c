#!/usr/bin/env bash
# The program ends in an object although it starts with a list.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

users=$(who | cut -d' ' -f1 | sort -u) || rune_error 2 "Sessions cannot be listed"
data=$(jq -Rnc '[inputs | select(length > 0)] | {users: ., count: length}' <<<"$users")
rune_ok "Sessions listed" "$data"
