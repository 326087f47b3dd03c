#!/bin/bash
# `1>&2 3>&1` saves what is already stderr: redirections act from left to right.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

exec 1>&2 3>&1

rune_init
rune_out "a=1"
rune_finish "done" >&3 # expect: RUNE104
