#!/usr/bin/env bash
# An ERR trap that asks for the depth of the shell answers once, also by a descriptor that a substitution has.
set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
trap 'if (( BASH_SUBSHELL == 0 )); then rune_error 100 "It failed" "{}" >&3; fi' ERR
failed=()
list=$(printf '%s\0' "${failed[@]}" | jq -Rsc 'split("\u0000") | map(select(length > 0))')
listing=$(timeout 30 smbclient //nas/share -N -c 'du' 2>/dev/null) || rune_error 2 "No share" "{}" >&3
rune_ok "Listed" "$(jq -nc --argjson l "$list" --arg t "$listing" '{failed: $l, share: $t}')" >&3
