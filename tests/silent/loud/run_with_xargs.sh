#!/bin/bash
# `xargs` lets the output of its command through.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
printf '%s\n' a b | xargs -n 1 echo # expect: RUNE102
rune_finish "done"
