#!/usr/bin/env bash
# Filters that usually print write into files by their own options.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
rune_init
LIST="$(rune_param list "/etc/hosts.allow.d/extra")"
[[ -r $LIST ]] || rune_error 2 "The list is missing"
WORK="$(mktemp)"
sort -u -o "$WORK" -- "$LIST" || rune_error 2 "Cannot sort the list"
sed -i -e '/^#/d' -e '/^$/d' "$WORK"
jq -Rnc '[inputs]' "$WORK" >"${WORK}.json" || rune_error 100 "Cannot convert the list"
cp -- "$WORK" "$LIST" || rune_error 2 "Cannot write the list"
rune_ok "List cleaned" "$(jq -c '{entries:.}' "${WORK}.json")"
