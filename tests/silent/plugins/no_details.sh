#!/bin/bash
# The JSON argument of an emitter can be left out.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
mode="$(rune_param mode easy)"
[[ $mode != hard ]] || rune_error 3 "Too hard"
rune_ok "done"
