#!/usr/bin/env bash
# A negative code in a helper of the plugin's own does not fit any status.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
refuse() { rune_error -1 "$1" '{"refused":true}'; } # expect: RUNE405
name=$(rune_param name "")
[[ $name =~ ^[a-z]+$ ]] || refuse "Bad group name"
groupadd -- "$name" 2>/dev/null || rune_error 3 "Group was not made"
rune_ok_kv "Group made" "name=$name"
