#!/bin/bash
# `exec 1>&2` inside a subshell covers the rest of the subshell only.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
(
  exec 1>&2
  echo "noise"
  uname -a
)
rune_out "quiet=yes"
rune_finish "done"
