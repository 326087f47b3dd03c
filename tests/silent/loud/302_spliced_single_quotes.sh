#!/usr/bin/env bash
# Single quotes are closed and opened again around the value in the middle of the program.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
img=$(rune_param image "")
[[ -n $img ]] || rune_error 1 "Missing required parameter: image"
list=$(docker image ls --format '{{json .}}') || rune_error 2 "Images cannot be listed"
size=$(jq -r 'select(.Repository == "'"$img"'") | .Size' <<<"$list") || rune_error 3 "Image list is broken" # expect: RUNE302
rune_ok_kv "Image size" "image=$img" "size=$size"
