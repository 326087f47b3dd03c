#!/usr/bin/env bash
# what is in the changer: mtx status -> json
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

die() { rune_error "$1" "$2" "${3:-"{}"}"; }
say() { printf '%s\n' "$*" >&2; }

changer=$(rune_param changer /dev/sg3)
[[ -c $changer ]] || die 4 "changer device is missing" '{"hint":"lsscsi -g"}'

st=$(mtx -f "$changer" status) || die 2 "mtx failed"

# Data Transfer Element 0:Full (Storage Element 12 Loaded):VolumeTag = BC0012L8
#       Storage Element 7 IMPORT/EXPORT:Full :VolumeTag=BC0044L8
rows() {
  sed -nE \
    -e 's/^Data Transfer Element ([0-9]+):Full.*VolumeTag ?= ?([A-Z0-9]+).*/drive \1 \2/p' \
    -e 's/^Data Transfer Element ([0-9]+):Empty.*/drive \1 -/p' \
    -e 's/^ +Storage Element ([0-9]+) IMPORT.EXPORT:Full.*VolumeTag ?= ?([A-Z0-9]+).*/mail \1 \2/p' \
    -e 's/^ +Storage Element ([0-9]+):Full.*VolumeTag ?= ?([A-Z0-9]+).*/slot \1 \2/p'
}

to_json() {
  jq -Rn '[inputs / " " | {kind: .[0], n: (.[1] | tonumber), tag: (if .[2] == "-" then null else .[2] end)}]
    | {drives: map(select(.kind == "drive")), slots: map(select(.kind == "slot")), mailslots: map(select(.kind == "mail"))}'
}

out=$(rows <<<"$st" | to_json)
n=$(jq '.slots | length' <<<"$out")
say "$changer: $n full slots"
[[ $n != 0 ]] || die 3 "changer is empty or mtx speaks another dialect" "$out"
rune_ok "$n tapes" "$out"
