#!/bin/bash
set -Eeuo pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

params=$(rune_all_params)
backup=$(jq -r 'if has("backup") then .backup else true end' <<<"$params")
mode=$(rune_param mode auto)
# A word, which no `false` stands in for; and this one asks whether the key is there.
confirm=$(rune_param confirm yes)
sampled=$(rune_meta sampled true)

rune_out "backup=$backup"
rune_out "mode=$mode"
rune_out "confirm=$confirm"
rune_out "sampled=$sampled"
rune_finish "ready"
