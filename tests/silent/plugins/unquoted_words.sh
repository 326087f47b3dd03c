#!/bin/bash
# Unquoted words may be as many as they like, so a call with them may be a good one.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

pair="state=$(rune_param state up)"
failure="3 failed"
rune_out $pair
if [[ $pair == *down ]]; then
  rune_error $failure
fi
rune_finish
