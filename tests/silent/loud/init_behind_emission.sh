#!/bin/bash
# `rune_init` after the first use comes too late.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

mode="$(rune_param mode easy)" # expect: RUNE202
rune_init
rune_out "mode=$mode"
rune_finish "read"
