#!/bin/bash
# `exec 1>&2` inside a subshell ends with the subshell.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
(
  exec 1>&2
  echo "noise"
)
echo "noise again" # expect: RUNE101
rune_finish "done"
