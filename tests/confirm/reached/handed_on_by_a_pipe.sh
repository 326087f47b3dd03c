#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

name=$(rune_param name "")
[[ -n $name ]] || rune_error 1 "No name" '{}'
jq -nc --arg n "$name" '{name: $n}' | keepctl put "items/$name" - >/dev/null || rune_error 3 "Not kept" '{}'
seq 30000 | keepctl fill --values-stdin "$name" >&2 || rune_error 3 "Not filled" '{}'
seq 30000 | keepctl send --data=@- "$name" >&2 || rune_error 300 "Not sent" '{}' # expect: RUNE405
rune_ok "Kept" '{}'
